//! What is read: the welcoming block, headings, paragraphs, waiting, nothing to show.

use super::{
    maker::{Maker, paragraph},
    sample::Sample,
};
use crate::screen::{Action, ActionStyle, Component, Icon};

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    vec![hero(maker), headings(maker), paragraphs(maker), progress(maker), nothing(maker), unusable(maker)]
}

fn hero(maker: Maker) -> Sample {
    let title = maker.say("Кабинет госуслуг в\u{a0}телефоне", "State services in your phone");
    let text = maker.say(
        "Запись, которую примут в\u{a0}банке, у\u{a0}врача и\u{a0}в\u{a0}МФЦ. Понадобятся номер телефона и 5 минут.",
        "One account for your bank, doctor and service centre. You need a phone number and 5 minutes.",
    );
    let advice = paragraph(
        maker.say(
            "Код из СМС не спрашивает никто: ни банк, ни портал.",
            "Nobody asks for an SMS code: neither your bank nor the portal.",
        ),
        Some(Icon::Shield),
    );
    let mut sample = maker.bare("hero", &title, vec![Component::Hero { title: title.clone(), text }, advice]);
    sample.update.top.back = None;
    sample.update.top.actions = vec![
        maker.action("register", "Создать кабинет", "Create an account", ActionStyle::Primary),
        maker.action("sign_in", "Войти", "Sign in", ActionStyle::Secondary),
    ];
    sample
}

fn headings(maker: Maker) -> Sample {
    let title =
        maker.say("Подтвердите номер, который принадлежит вам", "Confirm a number that belongs to you");
    let section = maker.say("Что понадобится", "What you need");
    let parts = vec![
        Component::Heading { text: section, level: 2 },
        paragraph(maker.say("Паспорт и СНИЛС.", "Your passport and SNILS."), None),
    ];
    maker.screen("heading", &title, parts)
}

fn paragraphs(maker: Maker) -> Sample {
    let title = maker.say("Тексты", "Texts");
    let link = Action {
        spoken: Some(maker.say("Другие способы получить код", "Other ways to get the code")),
        ..maker.action("other", "Другие способы", "Other ways", ActionStyle::Plain)
    };
    let sent = Component::Paragraph {
        text: maker.say(
            "Отправили код на +7\u{a0}916\u{a0}123\u{2011}45\u{2011}67.",
            "We sent a code to +7\u{a0}916\u{a0}123\u{2011}45\u{2011}67.",
        ),
        spoken: Some(maker.say(
            "Отправили код на номер 7 9 1 6 1 2 3 4 5 6 7.",
            "We sent a code to 7 9 1 6 1 2 3 4 5 6 7.",
        )),
        muted: true,
        icon: None,
        link: None,
    };
    let with_link = Component::Paragraph {
        text: maker.say("Нет СМС?", "No message?"),
        spoken: None,
        muted: false,
        icon: None,
        link: Some(link),
    };
    let danger = Component::Paragraph {
        text: maker.say("Больше не нужен?", "No longer needed?"),
        spoken: None,
        muted: false,
        icon: None,
        link: Some(maker.action("delete", "Удалить", "Delete", ActionStyle::Destructive)),
    };
    let plain = maker.say(
        "Мы проверяем личность один раз. После этого документы приходят сами, без повторных вопросов.",
        "We check who you are once. After that documents arrive by themselves, without further questions.",
    );
    let mut parts = vec![paragraph(plain, None), sent, with_link, danger];
    let icons = [
        Icon::Clock,
        Icon::Doc,
        Icon::Key,
        Icon::Lock,
        Icon::Offline,
        Icon::Phone,
        Icon::Shield,
        Icon::User,
        Icon::Alert,
        Icon::Refresh,
        Icon::Wand,
        Icon::Exit,
    ];
    parts.extend(icons.map(|icon| {
        paragraph(maker.say("Обычно это занимает 5 минут", "It usually takes 5 minutes"), Some(icon))
    }));
    maker.screen("paragraph", &title, parts)
}

fn progress(maker: Maker) -> Sample {
    let title = maker.say("Создаём кабинет", "Creating your account");
    let text = maker.say("Отправляем согласия…", "Sending your consents…");
    maker.screen("progress", &title, vec![Component::Progress { text }])
}

fn nothing(maker: Maker) -> Sample {
    let title = maker.say("Кому что передано", "What was given to whom");
    let words = maker.say("Пока ничего никому не передано", "Nothing was given to anybody yet");
    let empty = Component::EmptyState { icon: Icon::Doc, title: words, text: String::new() };
    maker.screen("empty-state", &title, vec![empty])
}

fn unusable(maker: Maker) -> Sample {
    let title = maker.say("На телефоне нет места", "Your phone is full");
    let text = maker.say(
        "Записать ничего нельзя: удалите ненужные фото или приложения и\u{a0}вернитесь сюда.",
        "Nothing can be saved. Delete photos or apps that you do not need, then come back here.",
    );
    let empty = Component::EmptyState { icon: Icon::Alert, title: title.clone(), text };
    let mut sample = maker.bare("empty-state-title", &title, vec![empty]);
    sample.update.top.back = None;
    sample.update.top.actions =
        vec![maker.action("again", "Попробовать ещё раз", "Try again", ActionStyle::Primary)];
    sample
}
