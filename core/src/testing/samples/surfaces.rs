//! What stands on cards: rows, states, the level, what is looked over, groups.

use super::{
    maker::{Maker, paragraph},
    sample::Sample,
};
use crate::screen::{ActionStyle, Component, Icon, ReviewRow, Tone};

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    vec![list_rows(maker), status_cards(maker), level_cards(maker), review(maker), groups(maker)]
}

fn row(icon: Option<Icon>, title: String, subtitle: Option<String>, value: Option<String>) -> Component {
    let parts: Vec<_> =
        [Some(&title), subtitle.as_ref(), value.as_ref()].into_iter().flatten().cloned().collect();
    Component::ListRow { icon, spoken: parts.join(", "), title, subtitle, value, action: None }
}

/// The same row with something to tap.
fn leading(maker: Maker, id: &str, of: Component) -> Component {
    match of {
        Component::ListRow { icon, title, subtitle, value, spoken, .. } => {
            let action = Some(maker.action(id, &title, &title, ActionStyle::Plain));
            Component::ListRow { icon, title, subtitle, value, spoken, action }
        }
        other => other,
    }
}

fn list_rows(maker: Maker) -> Sample {
    let title = maker.say("Профиль", "Profile");
    let phone = row(
        Some(Icon::Phone),
        maker.say("Телефон", "Phone"),
        Some(maker.say("Для входа и кодов", "For signing in and codes")),
        Some("+7\u{a0}916\u{a0}•••\u{2011}••\u{2011}67".to_owned()),
    );
    let ledger = row(
        Some(Icon::Doc),
        maker.say("Кому что передано", "What was given to whom"),
        Some(maker.say(
            "Запись каждой отправки: что, кому и зачем",
            "A record of each sending: what, to whom, what for",
        )),
        None,
    );
    let language = row(None, maker.say("Язык", "Language"), None, Some(maker.say("Русский", "English")));
    let rows = vec![
        leading(maker, "phone", phone),
        leading(maker, "ledger", ledger),
        language.clone(),
        leading(maker, "language", language),
        row(Some(Icon::User), maker.say("Иванов Иван Иванович", "Ivanov Ivan Ivanovich"), None, None),
    ];
    maker.screen("list-row", &title, rows)
}

fn status_cards(maker: Maker) -> Sample {
    let title = maker.say("Ждёт отправки", "Waiting to be sent");
    let card = |tone, (title_ru, title_en), (status_ru, status_en), (ru, en)| Component::StatusCard {
        title: maker.say(title_ru, title_en),
        status: maker.say(status_ru, status_en),
        tone,
        text: maker.say(ru, en),
    };
    let cards = vec![
        card(
            Tone::Info,
            ("Заявление", "Application"),
            ("В работе", "Being processed"),
            ("Обычно 5 дней.", "Usually 5 days."),
        ),
        card(
            Tone::Success,
            ("Справка о регистрации по месту жительства", "Certificate of residence"),
            ("Готово", "Ready"),
            ("", ""),
        ),
        card(
            Tone::Warning,
            ("Отзыв согласия на рассылку", "Withdrawal of the consent to news"),
            ("Ждёт отправки", "Waits to be sent"),
            ("Отправим, когда появится связь.", "It is sent once there is a connection."),
        ),
        card(
            Tone::Danger,
            ("Загранпаспорт", "Passport"),
            ("Отказано", "Refused"),
            ("Фото не подошло.", "The photo was not accepted."),
        ),
    ];
    maker.screen("status-card", &title, cards)
}

fn level_cards(maker: Maker) -> Sample {
    let title = maker.say("Уровни записи", "Levels of an account");
    let levels = [
        ("Упрощённая запись", "Simple account", "Справки и уведомления", "Information and notices"),
        ("Стандартная запись", "Standard account", "Запись к врачу, штрафы", "Appointments, fines"),
        ("Подтверждённая запись", "Confirmed account", "Все услуги", "All services"),
    ];
    let card = |((title_ru, title_en, ru, en), reached): ((&str, &str, &str, &str), u8)| {
        let (title, text) = (maker.say(title_ru, title_en), maker.say(ru, en));
        let of = maker.say(&format!("уровень {reached} из 3"), &format!("level {reached} of 3"));
        Component::LevelCard { spoken: format!("{title}, {of}. {text}"), title, text, reached }
    };
    maker.screen("level-card", &title, levels.into_iter().zip(1..).map(card).collect())
}

fn review(maker: Maker) -> Sample {
    let title = maker.say("Проверьте", "Look it over");
    let pair = |(ru, en), value: &str, spoken: &str| ReviewRow {
        name: maker.say(ru, en),
        value: value.to_owned(),
        spoken: spoken.to_owned(),
    };
    let person = vec![
        pair(("ФИО", "Name"), "Иванов Иван Иванович", "Иванов Иван Иванович"),
        pair(
            ("Дата рождения", "Date of birth"),
            "12.04.1990",
            &maker.say("12 апреля 1990 года", "12 April 1990"),
        ),
    ];
    let phone =
        vec![pair(("Телефон", "Phone"), "+7\u{a0}916\u{a0}123\u{2011}45\u{2011}67", "7 9 1 6 1 2 3 4 5 6 7")];
    let change = maker.action("change", "Изменить", "Change", ActionStyle::Plain);
    let parts = vec![
        Component::Review { rows: person, action: Some(change) },
        Component::Review { rows: phone, action: None },
    ];
    maker.screen("review", &title, parts)
}

fn groups(maker: Maker) -> Sample {
    let title = maker.say("Главная", "Home");
    let rows = vec![
        leading(
            maker,
            "consents",
            row(
                Some(Icon::Shield),
                maker.say("Согласия", "Consents"),
                Some(maker.say("2 действуют", "2 in force")),
                None,
            ),
        ),
        leading(maker, "exit", row(Some(Icon::Exit), maker.say("Выйти", "Sign out"), None, None)),
    ];
    let words = vec![paragraph(
        maker.say("Кабинет хранит только то, что вы ввели.", "The account keeps only what you typed."),
        None,
    )];
    let parts = vec![
        Component::Group {
            title: Some(maker.say("Что можно сделать сейчас", "What you can do now")),
            components: rows,
        },
        Component::Group { title: None, components: words },
    ];
    maker.screen("group", &title, parts)
}
