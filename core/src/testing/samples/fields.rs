//! Fields of one line, dates and boxes: empty, filled, right, wrong, disabled; and what is seen while one types.

use super::{
    maker::{Maker, typed},
    sample::{Sample, SampleText},
    secrets::secret,
};
use crate::screen::{
    Action, ActionStyle, Autofill, CheckBox, Component, DateField, FieldCheck, FieldValue, Keyboard, Offer,
    Offers, Repaired, SecretField, TextField, Verdict,
};

const PHONE: &str = "+7 ___ ___-__-__";

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    vec![
        text_fields(maker),
        typing(maker),
        date_fields(maker),
        offers(maker),
        check_boxes(maker),
        bank_card(maker),
        maker.busy("busy-fields", "go_on", text_fields(maker)),
    ]
}

fn text(id: &str, label: String, value: &str) -> TextField {
    TextField {
        id: id.to_owned(),
        label,
        hint: None,
        value: value.to_owned(),
        value_rev: 1,
        ghost: None,
        keyboard: Keyboard::Name,
        autofill: Autofill::Off,
        verdict: Verdict::None,
        enabled: true,
        required: true,
    }
}

fn number(maker: Maker, id: &str, value: &str) -> TextField {
    TextField {
        ghost: Some(PHONE.to_owned()),
        keyboard: Keyboard::Phone,
        autofill: Autofill::Tel,
        ..text(id, maker.say("Номер телефона", "Phone number"), value)
    }
}

fn text_fields(maker: Maker) -> Sample {
    let title = maker.say("Как вас зовут", "Your name");
    let hint = maker.say("На него придёт СМС с кодом", "A code will come to it");
    let fields = [
        TextField { hint: Some(hint), ..number(maker, "empty", "") },
        TextField {
            autofill: Autofill::FamilyName,
            verdict: Verdict::Good,
            ..text("good", maker.say("Фамилия", "Surname"), "Преображенская-Александрова")
        },
        TextField {
            autofill: Autofill::GivenName,
            verdict: maker.wrong(
                "Имя написано не по-русски. Переключите клавиатуру.",
                "The name is not in Russian. Switch the keyboard.",
                true,
            ),
            ..text("wrong", maker.say("Имя", "Name"), "Ivan")
        },
        TextField {
            autofill: Autofill::AdditionalName,
            enabled: false,
            required: false,
            ..text("off", maker.say("Отчество", "Patronymic"), "")
        },
        TextField {
            keyboard: Keyboard::Number,
            ghost: Some("___-___-___ __".to_owned()),
            ..text("snils", maker.say("СНИЛС", "SNILS"), "112-233-445 95")
        },
        TextField {
            keyboard: Keyboard::Text,
            autofill: Autofill::Username,
            ..text("free", maker.say("Комментарий", "Comment"), "")
        },
    ];
    let mut sample =
        maker.screen("text-field", &title, fields.map(|field| Component::TextField { field }).into());
    sample.update.top.actions = vec![maker.action("go_on", "Продолжить", "Continue", ActionStyle::Primary)];
    sample
}

fn bank_card(maker: Maker) -> Sample {
    let title = maker.say("Чем заплатить", "How to pay");
    let number = |id, label, value, autofill| TextField {
        keyboard: Keyboard::Number,
        autofill,
        ..text(id, label, value)
    };
    let fields = [
        TextField {
            keyboard: Keyboard::Email,
            autofill: Autofill::Email,
            hint: Some(maker.say("На неё придёт чек", "The receipt will come to it")),
            ..text("mail", maker.say("Электронная почта", "E-mail"), "vetrova@pochta.example")
        },
        number("card", maker.say("Номер карты", "Card number"), "2200 0000 0000 0004", Autofill::CcNumber),
        TextField {
            ghost: Some(maker.say("мм/гг", "mm/yy")),
            ..number("term", maker.say("Действует до", "Good until"), "", Autofill::CcExp)
        },
    ];
    let code = SecretField {
        hint: Some(maker.say("Три цифры на обороте", "Three digits on the back")),
        autofill: Autofill::CcCsc,
        show_label: maker.say("Показать код", "Show the code"),
        hide_label: maker.say("Скрыть код", "Hide the code"),
        ..secret(maker, "cvv", maker.say("Код карты", "Card code"))
    };
    let fields = fields.map(|field| Component::TextField { field });
    let fields = fields.into_iter().chain([Component::SecretField { field: code }]).collect();
    let mut sample = maker.screen("bank-card", &title, fields);
    sample.update.top.actions = vec![maker.action("go_on", "Продолжить", "Continue", ActionStyle::Primary)];
    sample
}

fn typing(maker: Maker) -> Sample {
    let title = maker.say("Пока печатают", "While one types");
    let fields = [
        number(maker, "half", ""),
        number(maker, "hopeless", ""),
        text("repaired", maker.say("Фамилия", "Surname"), ""),
        TextField { verdict: Verdict::None, ..number(maker, "right", "") },
    ];
    let mut sample =
        maker.screen("typing", &title, fields.map(|field| Component::TextField { field }).into());
    let half = typed("half", "+7 916 123", maker.wrong("Не хватает цифр: 4", "Digits are missing: 4", false));
    let ghost = FieldCheck { ghost: "-__-__".to_owned(), ..half.check };
    let note = maker.say("Исправили на заглавную букву: Иванов", "Corrected to a capital letter: Иванов");
    let undo_label = maker.say("Отменить", "Undo");
    let mended = typed("repaired", "иванов", Verdict::Good);
    let repaired = Some(Repaired { text: "Иванов".to_owned(), note, undo_label });
    sample.typed = vec![
        typed(
            "hopeless",
            "+7 495 123-45-67",
            maker.wrong(
                "Это городской номер. Нужен мобильный: он начинается с +7 9.",
                "This is a landline. A mobile number begins with +7 9.",
                true,
            ),
        ),
        typed("right", "+7 916 123-45-67", Verdict::Good),
        SampleText {
            check: FieldCheck { repaired, ..mended.check },
            ..typed("repaired", "иванов", Verdict::Good)
        },
        SampleText { check: ghost, left: false, ..typed("half", "+7 916 123", Verdict::None) },
    ];
    sample
}

fn date(maker: Maker, id: &str, value: &str, verdict: Verdict) -> DateField {
    DateField {
        id: id.to_owned(),
        label: maker.say("Дата рождения", "Date of birth"),
        hint: None,
        value: value.to_owned(),
        value_rev: 1,
        ghost: maker.say("дд.мм.гггг", "dd.mm.yyyy"),
        earliest: "1906-01-01".to_owned(),
        latest: "2012-11-30".to_owned(),
        calendar_label: maker.say("Выбрать в календаре", "Choose in the calendar"),
        autofill: Autofill::Bday,
        verdict,
        required: true,
    }
}

fn date_fields(maker: Maker) -> Sample {
    let title = maker.say("Дата рождения", "Date of birth");
    let hint = maker.say("Как в паспорте", "As in your passport");
    let too_young =
        maker.wrong("Кабинет можно завести с 14 лет.", "An account can be opened from the age of 14.", true);
    let fields = [
        DateField { hint: Some(hint), ..date(maker, "empty", "", Verdict::None) },
        date(maker, "good", "12.04.1990", Verdict::Good),
        date(maker, "wrong", "12.04.2020", too_young),
    ];
    maker.screen("date-field", &title, fields.map(|field| Component::DateField { field }).into())
}

fn offers(maker: Maker) -> Sample {
    let title = maker.say("Возможно, опечатка", "It may be a typing error");
    let snils = TextField {
        keyboard: Keyboard::Number,
        ghost: Some("___-___-___ __".to_owned()),
        ..text("snils", maker.say("СНИЛС", "SNILS"), "")
    };
    let birth = date(maker, "birth_date", "", Verdict::None);
    let components = vec![Component::TextField { field: snils }, Component::DateField { field: birth }];
    let mut sample = maker.screen("offers", &title, components);
    let offer = |field: &str, text: &str, spoken: &str| Offer {
        text: text.to_owned(),
        fills: vec![FieldValue { field: field.to_owned(), text: text.to_owned() }],
        spoken: spoken.to_owned(),
    };
    let with = |text: SampleText, ru: &str, en: &str, choices| {
        let offers = Some(Offers { title: maker.say(ru, en), choices });
        SampleText { check: FieldCheck { offers, ..text.check.clone() }, ..text }
    };
    let wrong = maker.wrong(
        "Такого СНИЛС не бывает: две последние цифры не сходятся.",
        "There is no such SNILS: its last two digits don't fit.",
        true,
    );
    sample.typed = vec![
        with(
            typed("snils", "112-233-445 59", wrong),
            "Возможно, опечатка. Сверьте с документом:",
            "Perhaps a typing error. Compare with your document:",
            vec![
                offer("snils", "112-233-445 95", "1 1 2, 2 3 3, 4 4 5, 9 5"),
                offer("snils", "112-233-454 59", "1 1 2, 2 3 3, 4 5 4, 5 9"),
            ],
        ),
        with(
            typed(
                "birth_date",
                "12.04.20",
                maker.wrong("Напишите год четырьмя цифрами.", "Write the year in four digits.", false),
            ),
            "Какой год?",
            "Which year?",
            vec![offer("birth_date", "12.04.1920", &maker.say("12 апреля 1920 года", "12 April 1920"))],
        ),
    ];
    sample
}

fn check_box(id: &str, label: String, checked: bool) -> CheckBox {
    CheckBox {
        id: id.to_owned(),
        label,
        checked,
        value_rev: 1,
        link: None,
        disables: None,
        verdict: Verdict::None,
        required: false,
    }
}

fn check_boxes(maker: Maker) -> Sample {
    let title = maker.say("Согласия", "Consents");
    let read = |id: &str| {
        let spoken = maker.say("Прочитать соглашение", "Read the agreement");
        Action { spoken: Some(spoken), ..maker.action(id, "Прочитать", "Read", ActionStyle::Plain) }
    };
    let agree = maker.say(
        "Принимаю пользовательское соглашение и политику обработки персональных данных",
        "I accept the user agreement and the policy on personal data",
    );
    let components = vec![
        CheckBox {
            link: Some(read("read_1")),
            required: true,
            ..check_box("agreement", agree.clone(), false)
        },
        CheckBox {
            link: Some(read("read_2")),
            ..check_box("news", maker.say("Получать новости", "Get news"), true)
        },
        CheckBox {
            required: true,
            verdict: maker.wrong(
                "Без соглашения кабинет не создать.",
                "There is no account without it.",
                false,
            ),
            ..check_box("missed", agree, false)
        },
        CheckBox {
            disables: Some("patronymic".to_owned()),
            ..check_box("no_patronymic", maker.say("Нет отчества", "No patronymic"), true)
        },
    ];
    let patronymic = text("patronymic", maker.say("Отчество", "Patronymic"), "");
    let boxes = components.into_iter().map(|field| Component::CheckBox { field });
    let components = boxes.chain([Component::TextField { field: patronymic }]).collect();
    maker.screen("check-box", &title, components)
}
