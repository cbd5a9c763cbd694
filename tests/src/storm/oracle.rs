//! What must hold whatever happens, judged from outside: what the person was told, held against what left the phone
//! and what the portal has.

use std::collections::{BTreeMap, BTreeSet};

use kabinet_core::{
    flow::catalogue,
    ports::{Outgoing, Reply},
    protocol::{
        AccountCreated, Call, CodeSent, Complete, Fault, GiveConsent, RefusalKind, SaveConsents, SavePerson,
        SignInStarted, WithdrawConsent,
    },
    screen::{Component, Intent, Language, Update},
};
use mock_server::{behind::operator::wire::Message, console::people::wire::PersonShown};

use crate::look::plain;

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The rule.
    pub rule: &'static str,
    /// What was seen in its place.
    pub detail: String,
}

/// Whether everything holds.
pub type Held = Result<(), Broken>;

/// Says that a rule does not hold.
pub fn broken(rule: &'static str, detail: impl Into<String>) -> Broken {
    Broken { rule, detail: detail.into() }
}

/// Actions after which what was typed may be forgotten: the person said so.
const FORGETTING: [&str; 2] = ["give_up_registration", "other_phone"];
/// What a person asks for by a tap: one request for each.
const ASKING: [(&str, &[&str]); 9] = [
    ("start", &["send_code"]),
    ("code", &["send_code", "resend"]),
    ("check", &["check_code"]),
    ("person", &["save_person"]),
    ("password", &["save_password"]),
    ("consents", &["create_account"]),
    ("complete", &["create_account"]),
    ("session", &["create_account", "open_session"]),
    ("login", &["sign_in"]),
];

/// The judge of one walk.
#[derive(Default)]
pub struct Oracle {
    /// Texts that may stand in a field, by screen and field: what was said to be kept, and what a kill may have kept
    /// or not.
    typed: BTreeMap<(String, String), BTreeSet<String>>,
    /// Bodies and calls by key.
    sent: BTreeMap<String, Call>,
    /// The changes whose order counts.
    order: Order,
    /// Keys that were refused for good, and the phone knows it.
    refused: BTreeSet<String>,
    /// What the person asked for and did not get a request for yet.
    asked: BTreeSet<&'static str>,
    /// What the portal refused and may be asked for again therefore, once for each refusal.
    refused_ones: Vec<&'static str>,
    /// Keys of requests that made the portal send one.
    codes: BTreeSet<String>,
    /// Keys of requests that made an account.
    created: BTreeSet<String>,
    /// What the review of the agreement said when the person agreed, or what they saved after that.
    name: Option<String>,
    /// The number that a code was asked for last, its digits.
    number: Option<String>,
    /// The consents ticked then, with what was given and withdrawn since.
    consents: BTreeSet<String>,
    /// A picture that must come back once the phone's memory is open, and whether time passed without a process.
    awaited: Option<(Update, bool)>,
}

/// Changes that must take effect in the order in which the person made them.
#[derive(Default)]
struct Order {
    /// Their keys, in the order in which they first left.
    keys: Vec<String>,
    /// The places of those that took effect.
    effects: BTreeSet<usize>,
}

impl Order {
    /// A change takes effect, or has before; false when a later one came first.
    fn takes_effect(&mut self, key: &str) -> bool {
        let Some(place) = self.keys.iter().position(|first| first == key) else { return true };
        let is_last = self.effects.last().is_none_or(|last| *last < place);
        let is_repeated = self.effects.contains(&place);
        self.effects.insert(place);
        is_last || is_repeated
    }
}

impl Oracle {
    /// A request leaves the phone.
    pub fn sent(&mut self, outgoing: &Outgoing) -> Held {
        let Some(key) = &outgoing.key else { return Ok(()) };
        let same = outgoing.call.clone();
        if self.refused.contains(key) {
            return Err(broken(
                "a refused request is not repeated under its key",
                format!("{:?}", outgoing.call),
            ));
        }
        match self.sent.get(key) {
            Some(first) if *first == same => Ok(()),
            Some(first) => Err(broken("a key belongs to one request", format!("{first:?}, then {same:?}"))),
            None => {
                self.sent.insert(key.clone(), same);
                if asked_by(&outgoing.call).is_some_and(|asked| !self.may_ask(asked)) {
                    let detail = format!("{:?} left under a new key, and nobody asked", outgoing.call);
                    return Err(broken("what the person does is one request", detail));
                }
                if has_order(&outgoing.call) {
                    self.order.keys.push(key.clone());
                }
                Ok(())
            }
        }
    }

    /// Whether the person asked for this, or the portal refused it; either counts for one request.
    fn may_ask(&mut self, asked: &'static str) -> bool {
        if self.asked.remove(asked) {
            return true;
        }
        let refused = self.refused_ones.iter().position(|refused| *refused == asked);
        refused.map(|place| self.refused_ones.swap_remove(place)).is_some()
    }

    /// The portal has carried out a request, or said no.
    pub fn carried_out(&mut self, outgoing: &Outgoing, reply: &Reply) -> Held {
        let Some(key) = &outgoing.key else { return Ok(()) };
        match &reply.result {
            Ok(answer) if answer.get::<CodeSent>().is_some() || answer.get::<SignInStarted>().is_some() => {
                self.codes.insert(key.clone());
            }
            Ok(answer) if answer.get::<AccountCreated>().is_some() => {
                self.created.insert(key.clone());
            }
            Err(Fault::Refused(refusal)) => {
                if let RefusalKind::Unknown { slug, .. } = &refusal.kind
                    && slug != "registration-completed"
                {
                    return Err(broken(
                        "the portal understands what the phone says",
                        format!("{slug}: {:?}", outgoing.call),
                    ));
                }
                return Ok(());
            }
            Ok(_) => {
                if let Some(WithdrawConsent { consent_id }) = outgoing.call.read() {
                    self.consents.remove(&consent_id);
                }
                if let Some(given) = outgoing.call.read::<GiveConsent>() {
                    self.consents.insert(given.consent().id.clone());
                }
            }
            Err(_) => {}
        }
        if reply.result.is_ok() && has_order(&outgoing.call) && !self.order.takes_effect(key) {
            let detail = format!("{:?} came too late", outgoing.call);
            return Err(broken("effects come in the order of what was done", detail));
        }
        Ok(())
    }

    /// The phone hears an answer. After a refusal it may ask for the same anew.
    pub fn hearing(&mut self, outgoing: &Outgoing, reply: &Reply) {
        if is_refused(reply) || is_put_off(reply) {
            self.refused_ones.extend(asked_by(&outgoing.call));
        }
    }

    /// What follows from the answer is written.
    pub fn heard(&mut self, outgoing: &Outgoing, reply: &Reply) {
        if let Some(key) = outgoing.key.as_ref().filter(|_| is_refused(reply)) {
            self.refused.insert(key.clone());
        }
    }

    /// A text goes down from a field; whether it is kept is not known yet.
    pub fn typing(&mut self, shown: &Update, field: &str, text: &str) {
        if let Some((stands, text)) = kept(shown, field, text) {
            self.texts(shown, field, stands).insert(text);
        }
    }

    /// It is kept.
    pub fn typed(&mut self, shown: &Update, field: &str, text: &str) {
        if let Some((stands, text)) = kept(shown, field, text) {
            *self.texts(shown, field, stands) = [text].into();
        }
    }

    /// It is not, and the person was told.
    pub fn not_typed(&mut self, shown: &Update, field: &str, text: &str) {
        if let Some((stands, text)) = kept(shown, field, text)
            && stands != text
        {
            self.texts(shown, field, stands).remove(&text);
        }
    }

    fn texts(&mut self, shown: &Update, field: &str, stands: String) -> &mut BTreeSet<String> {
        let key = (shown.top.key.clone(), field.to_owned());
        self.typed.entry(key).or_insert_with(|| [stands].into())
    }

    /// A tap is about to be taken for the picture that is shown.
    pub fn tapping(&mut self, shown: &Update, intent: &Intent) {
        for value in &intent.values {
            self.typing(shown, &value.field, &value.text);
        }
        let asked = ASKING.iter().filter(|(_, actions)| actions.contains(&intent.action.as_str()));
        self.asked.extend(asked.map(|(asked, _)| asked));
        if FORGETTING.contains(&intent.action.as_str()) {
            self.typed.clear();
        }
        if intent.action == "send_code" {
            self.asked_for_code(text_of(intent, "phone"));
        }
    }

    /// Consents are given for one number: with another one they are asked for anew.
    fn asked_for_code(&mut self, number: &str) {
        let number: String = number.chars().filter(char::is_ascii_digit).collect();
        let before = self.number.replace(number);
        if before.is_some_and(|before| self.number.as_ref() != Some(&before)) {
            let ticks = self.typed.iter_mut().filter(|((_, field), _)| field.starts_with("consent_"));
            ticks.for_each(|(_, texts)| _ = texts.insert("false".to_owned()));
        }
    }

    /// It was taken and written.
    pub fn tapped(&mut self, before: &Update, intent: &Intent, after: &Update) {
        for value in &intent.values {
            self.typed(before, &value.field, &value.text);
        }
        let went_on = after.top.key != before.top.key;
        if intent.action == "save_person" && went_on {
            self.name = Some(name_of(intent));
        }
        if intent.action == "create_account" && went_on {
            self.name = review_of(before).or(self.name.take());
            self.consents = ticked(intent);
        }
    }

    /// It could not be written, and the person was told so.
    pub fn not_tapped(&mut self, shown: &Update, intent: &Intent) {
        for value in &intent.values {
            self.not_typed(shown, &value.field, &value.text);
        }
    }

    /// A kill came while a tap was carried out: it may have been kept.
    pub fn maybe_tapped(&mut self, before: &Update, intent: &Intent) {
        if !before.actions().contains(&intent.action) {
            return;
        }
        if intent.action == "save_person" || intent.action == "create_account" {
            self.name = None;
        }
        if intent.action == "create_account" {
            self.consents = ticked(intent);
        }
    }

    /// A picture is shown: what was typed stands in it.
    pub fn shown(&mut self, shown: &Update) -> Held {
        if let Some((expected, slept)) = self.awaited.take() {
            if is_closed(shown) {
                self.awaited = Some((expected, slept));
            } else {
                same_place(&expected, shown, slept)?;
            }
        }
        if shown.top.key == "home" {
            self.typed.clear();
        }
        for (field, stands) in shown.standing() {
            let key = (shown.top.key.clone(), field.to_owned());
            if let Some(texts) = self.typed.get_mut(&key) {
                if !texts.iter().any(|text| is_same_text(text, &stands)) {
                    let detail =
                        format!("«{field}» shows «{stands}» and not one of {texts:?}\n{}", shown.to_text());
                    return Err(broken("what was typed stands in its field", detail));
                }
                *texts = [stands].into();
            }
        }
        Ok(())
    }

    /// A process was started again: it shows the same place. `expected` is what the person saw last, or what had
    /// been written by then; none when it may be another one. `slept` says whether time passed in between.
    pub fn reopened(&mut self, expected: Option<&Update>, slept: bool, shown: &Update) -> Held {
        match expected {
            Some(expected) if is_closed(expected) => {}
            expected => self.awaited = expected.map(|expected| (expected.clone(), slept)),
        }
        self.shown(shown)
    }

    /// Something could not be written: the person is told.
    pub fn told_not_saved(shown: &Update) -> Held {
        if says(shown, &["K-301", "K-302", "K-303", "K-304"]) || is_closed(shown) {
            return Ok(());
        }
        Err(broken("what is not saved is called not saved", shown.to_text()))
    }

    /// The walk is over, and the person looks at these screens: the portal has what they were told.
    pub fn over(&self, shown: [&Update; 2], people: &[PersonShown], messages: &[Message]) -> Held {
        let [person] = people else {
            let phones: Vec<_> = people.iter().map(|person| person.phone.as_deref()).collect();
            return Err(broken(
                "there is exactly one account",
                format!("there are {}: {phones:?}", people.len()),
            ));
        };
        if self.created.len() != 1 {
            let detail = format!("{} requests made it", self.created.len());
            return Err(broken("one request made the account", detail));
        }
        // Others warn the person, of a refresh token that was used twice for example.
        let codes = messages.iter().filter(|message| message.code.is_some()).count();
        if codes != self.codes.len() {
            let detail = format!("{codes} SMS for {} keys", self.codes.len());
            return Err(broken("a key takes effect once", detail));
        }
        if let Some(name) = self.name.as_ref().filter(|name| **name != person.name) {
            let detail = format!("the person saved «{name}», the portal has «{}»", person.name);
            return Err(broken("what was called saved is there", detail));
        }
        let kept: BTreeSet<_> = person.consents.iter().map(|consent| consent.id.clone()).collect();
        if kept != self.consents {
            let detail = format!("the person ticked {:?}, the portal has {kept:?}", self.consents);
            return Err(broken("what was called saved is there", detail));
        }
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let text = shown.map(Update::to_text).concat();
        let has_phone = person.phone.as_ref().is_some_and(|phone| digits(&text).contains(&digits(phone)));
        if text.contains(&person.name) && has_phone {
            return Ok(());
        }
        Err(broken("the phone shows what the portal has", format!("{person:?}\n{text}")))
    }
}

/// What of [`ASKING`] a change is; none for one that the phone makes by itself.
fn asked_by(call: &Call) -> Option<&'static str> {
    Some(match call.endpoint.name {
        "start_registration" => "start",
        "send_code" | "send_sign_in_code" => "code",
        "check_code" | "check_sign_in_code" => "check",
        "start_sign_in" => "login",
        "save_person" => "person",
        "set_password" => "password",
        "save_consents" => "consents",
        "complete" => "complete",
        "open_session" => "session",
        _ => return None,
    })
}

/// Whether the order of a change counts: it goes through the phone's queue.
fn has_order(call: &Call) -> bool {
    call.is::<SavePerson>() || call.is::<SaveConsents>() || call.is::<Complete>()
}

/// Whether this is a refusal that the portal keeps with the key: asking again under it can only bring the same.
fn is_refused(reply: &Reply) -> bool {
    let Err(Fault::Refused(refusal)) = &reply.result else { return false };
    match &refusal.kind {
        RefusalKind::WrongCode
        | RefusalKind::CodeExpired
        | RefusalKind::InvalidPhone
        | RefusalKind::InvalidFields
        | RefusalKind::PasswordRefused
        | RefusalKind::ContactNotProven
        | RefusalKind::ContactTaken
        | RefusalKind::StepMissing
        | RefusalKind::RegistrationExpired => true,
        RefusalKind::Unknown { retryable, .. } => !retryable,
        _ => false,
    }
}

/// Whether the portal makes a code wait: the phone asks for it by itself once the pause is over.
fn is_put_off(reply: &Reply) -> bool {
    matches!(&reply.result, Err(Fault::Refused(refusal)) if refusal.kind == RefusalKind::ResendTooSoon)
}

/// Whether the phone's memory is not open: nothing of the person is shown.
fn is_closed(shown: &Update) -> bool {
    shown.top.key == "opening" || shown.top.key.starts_with("trouble/")
}

/// What stands in a field, and what will stand there once a text is kept; none for a field whose text is not kept.
fn kept(shown: &Update, field: &str, text: &str) -> Option<(String, String)> {
    shown.components().into_iter().find_map(|component| match component {
        Component::TextField { field: found } if found.id == field => {
            Some((found.value.clone(), text.to_owned()))
        }
        Component::DateField { field: found } if found.id == field => {
            Some((found.value.clone(), text.to_owned()))
        }
        Component::CheckBox { field: found } if found.id == field => {
            Some((found.checked.to_string(), (text == "true").to_string()))
        }
        _ => None,
    })
}

/// The same screen with the same texts in its fields. But a proof of the number, or a sign-in, may have ended while there
/// was no process, or while an answer was still waited for: then another code, or the password, is asked for.
fn same_place(expected: &Update, shown: &Update, slept: bool) -> Held {
    let place = |update: &Update| {
        (update.stack.clone(), update.standing().into_iter().map(|(_, text)| text).collect::<Vec<_>>())
    };
    let asks_again = shown.top.key.ends_with("/code") || says(shown, &["K-207"]);
    if place(expected) == place(shown) || ((slept || still_waits(expected)) && asks_again) {
        return Ok(());
    }
    let detail = format!("before:\n{}\nafter:\n{}", expected.to_text(), shown.to_text());
    Err(broken("a kill leaves the same screen", detail))
}

/// Whether two texts of a field say the same: a number is shown as people write it, however it was typed.
fn is_same_text(one: &str, other: &str) -> bool {
    let is_number = |text: &str| {
        text.starts_with('+')
            && text.chars().skip(1).all(|sign| sign.is_ascii_digit() || " \u{a0}-\u{2011}".contains(sign))
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    one == other || (is_number(one) && is_number(other) && digits(one) == digits(other))
}

/// Whether an answer to what the person did is still to come.
fn still_waits(shown: &Update) -> bool {
    shown.top.busy.is_some() || shown.offered().iter().any(|action| action.id == "retry")
}

/// Whether one of these problems of the catalogue is shown.
fn says(shown: &Update, codes: &[&str]) -> bool {
    let entries = [Language::Ru, Language::En].into_iter().flat_map(catalogue);
    let titles: Vec<_> =
        entries.filter(|entry| codes.contains(&entry.code)).map(|entry| plain(&entry.title)).collect();
    shown.components().into_iter().any(
        |component| matches!(component, Component::Banner { title, .. } if titles.contains(&plain(title))),
    )
}

fn text_of<'a>(intent: &'a Intent, field: &str) -> &'a str {
    intent.values.iter().find(|value| value.field == field).map_or("", |value| value.text.as_str())
}

fn name_of(intent: &Intent) -> String {
    let patronymic =
        if text_of(intent, "no_patronymic") == "true" { "" } else { text_of(intent, "patronymic") };
    let parts = [text_of(intent, "surname"), text_of(intent, "name"), patronymic];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name in the review above the consents.
fn review_of(shown: &Update) -> Option<String> {
    shown.components().into_iter().find_map(|component| match component {
        Component::Review { rows, .. } => rows.first().map(|row| plain(&row.value)),
        _ => None,
    })
}

/// The consents that are ticked.
fn ticked(intent: &Intent) -> BTreeSet<String> {
    let boxes = intent.values.iter().filter(|value| value.text == "true");
    boxes.filter_map(|value| value.field.strip_prefix("consent_")).map(str::to_owned).collect()
}
