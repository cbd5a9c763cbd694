//! What stands around the components: top bar, foot, work under way, what lies over a screen.

use super::{
    maker::{Maker, paragraph},
    sample::Sample,
};
use crate::screen::{Action, ActionStyle, Countdown, Icon, Language, Overlay, StepCounter};

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    vec![top_bar(maker), actions(maker), actions_busy(maker), sheet(maker), confirmation(maker)]
}

fn top_bar(maker: Maker) -> Sample {
    let title = maker.say("Номер телефона", "Phone number");
    let mut sample = maker.screen(
        "top-bar",
        &title,
        vec![paragraph(maker.say("Введите номер.", "Enter the number."), None)],
    );
    let top = &mut sample.update.top;
    top.steps = Some(StepCounter {
        current: 2,
        total: 4,
        text: maker.say("2 из 4", "2 of 4"),
        spoken: maker.say("Шаг 2 из 4", "Step 2 of 4"),
    });
    let (label, spoken) = match maker.language {
        Language::Ru => ("EN", "Switch to English"),
        Language::En => ("RU", "Переключить на русский"),
    };
    top.bar_actions = vec![Action {
        spoken: Some(spoken.to_owned()),
        ..Action::new("language", label, ActionStyle::Plain)
    }];
    sample
}

fn actions(maker: Maker) -> Sample {
    let title = maker.say("Действия", "Actions");
    let mut sample = maker.screen("action", &title, Vec::new());
    let waits = Countdown {
        remaining_ms: 4_122_000,
        text: maker.say("Ещё раз через {time}", "Once more in {time}"),
        spoken: Vec::new(),
    };
    sample.update.top.actions = vec![
        maker.action("primary", "Создать кабинет", "Create an account", ActionStyle::Primary),
        Action {
            icon: Some(Icon::Refresh),
            ..maker.action("secondary", "Попробовать ещё раз", "Try again", ActionStyle::Secondary)
        },
        Action {
            countdown: Some(waits),
            ..maker.action("waits", "Ещё раз", "Once more", ActionStyle::Secondary)
        },
        maker.action("plain", "Это не мой номер", "This is not my number", ActionStyle::Plain),
        maker.action("destructive", "Удалить и выйти", "Delete and sign out", ActionStyle::Destructive),
    ];
    sample
}

fn actions_busy(maker: Maker) -> Sample {
    maker.busy("action-busy", "primary", actions(maker))
}

fn sheet(maker: Maker) -> Sample {
    let mut sample = Maker::renamed("sheet", top_bar(maker));
    let text = maker.say(
        "Соглашение между вами и порталом: что он делает с вашими данными и чего не делает.",
        "What you and the portal agree on: what it does with your data and what it does not.",
    );
    sample.update.overlay = Some(Overlay::Sheet {
        title: maker.say("Пользовательское соглашение", "User agreement"),
        components: vec![paragraph(text, None)],
        close: maker.action("close", "Закрыть", "Close", ActionStyle::Plain),
    });
    sample
}

fn confirmation(maker: Maker) -> Sample {
    let mut sample = Maker::renamed("confirmation", top_bar(maker));
    sample.update.overlay = Some(Overlay::Confirmation {
        title: maker.say("Выйти из кабинета?", "Sign out?"),
        text: maker.say(
            "Ждёт отправки: 1. Номер для входа: +7\u{a0}916\u{a0}123\u{2011}45\u{2011}67.",
            "Waiting to be sent: 1. Your number: +7\u{a0}916\u{a0}123\u{2011}45\u{2011}67.",
        ),
        spoken: Some(maker.say(
            "Ждёт отправки: 1. Номер для входа: 7 9 1 6 1 2 3 4 5 6 7.",
            "Waiting to be sent: 1. Your number: 7 9 1 6 1 2 3 4 5 6 7.",
        )),
        actions: vec![
            maker.action("send", "Отправить и выйти", "Send and sign out", ActionStyle::Primary),
            maker.action("delete", "Удалить и выйти", "Delete and sign out", ActionStyle::Destructive),
            maker.action("stay", "Остаться", "Stay", ActionStyle::Secondary),
        ],
    });
    sample
}
