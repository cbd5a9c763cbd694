//! Messages: banners of all tones, the strip of "no link", notices.

use super::{
    maker::{Maker, paragraph},
    sample::Sample,
};
use crate::screen::{Action, ActionStyle, Component, Countdown, Notice, SpokenMark, Tone};

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    let notices = [Tone::Info, Tone::Success, Tone::Warning, Tone::Danger].map(|tone| notice(maker, tone));
    [vec![banners(maker), strip(maker), strip_that_waits(maker)], notices.into()].concat()
}

fn banners(maker: Maker) -> Sample {
    let title = maker.say("Сообщения", "Messages");
    let restart = maker.action("restart", "Начать заново", "Start again", ActionStyle::Plain);
    let banner = |tone, (title_ru, title_en), (ru, en), action| Component::Banner {
        tone,
        title: maker.say(title_ru, title_en),
        text: maker.say(ru, en),
        action,
        strip: false,
    };
    let parts = vec![
        banner(
            Tone::Info,
            ("Код уже отправлен", "The code is on its way"),
            ("Он придёт в течение минуты.", "It arrives within a minute."),
            None,
        ),
        banner(Tone::Success, ("Номер подтверждён", "The number is confirmed"), ("", ""), None),
        banner(
            Tone::Warning,
            ("Осталась одна попытка", "One attempt is left"),
            (
                "После неё ввод кода закроется на 10 минут. Проверьте последнее СМС.",
                "After it, codes can't be entered for 10 minutes. Check the last message.",
            ),
            Some(maker.action("help", "Что делать", "What to do", ActionStyle::Plain)),
        ),
        banner(
            Tone::Danger,
            ("Регистрация прервана", "The registration was cut off"),
            (
                "Прошло больше 30 дней. Введённое осталось в телефоне.",
                "More than 30 days have passed. What you typed is still in the phone.",
            ),
            Some(restart),
        ),
    ];
    maker.screen("banner", &title, parts)
}

fn strip_with(maker: Maker, name: &str, words: (&str, &str), text: String, action: Option<Action>) -> Sample {
    let title = maker.say("Номер телефона", "Phone number");
    let strip = Component::Banner {
        tone: Tone::Warning,
        title: maker.say(words.0, words.1),
        text,
        action,
        strip: true,
    };
    let text = maker.say("Введённое сохранено в телефоне.", "What you typed is kept in the phone.");
    maker.screen(name, &title, vec![strip, paragraph(text, None)])
}

fn strip(maker: Maker) -> Sample {
    let check = maker.action("check", "Проверить связь", "Check the connection", ActionStyle::Plain);
    let text = maker.say("Отправим, когда появится.", "We will send it once there is one.");
    strip_with(maker, "strip", ("Нет связи", "No connection"), text, Some(check))
}

fn strip_that_waits(maker: Maker) -> Sample {
    let waits = Action {
        countdown: Some(Countdown {
            remaining_ms: 522_000,
            text: maker.say("Повторим через {time}", "Trying again in {time}"),
            spoken: vec![SpokenMark {
                remaining_ms: 0, text: maker.say("Пробуем снова", "Trying again")
            }],
        }),
        ..maker.action("check", "Проверить связь", "Check the connection", ActionStyle::Plain)
    };
    strip_with(maker, "strip-that-waits", ("Портал занят", "The portal is busy"), String::new(), Some(waits))
}

fn notice(maker: Maker, tone: Tone) -> Sample {
    let (name, ru, en) = match tone {
        Tone::Info => ("notice-info", "Код отправлен ещё раз", "The code was sent again"),
        Tone::Success => ("notice-success", "Согласие отозвано", "The consent is withdrawn"),
        Tone::Warning => {
            ("notice-warning", "Отправим, когда появится связь", "We will send it once there is a link")
        }
        Tone::Danger => {
            ("notice-danger", "Не сохранено: в телефоне нет места", "Not saved: the phone is full")
        }
    };
    let title = maker.say("Главная", "Home");
    let mut sample = maker.screen(name, &title, Vec::new());
    let close_label = maker.say("Закрыть сообщение", "Close the message");
    sample.update.top.notice = Some(Notice { id: 1, text: maker.say(ru, en), tone, close_label });
    sample
}
