//! What the person of a walk does, well and badly, and how they come to the end of their way once nothing is in
//! their way any more.

use kabinet_core::{
    screen::{FieldValue, Intent, PlatformEvent, Update},
    testing::{Citizen, Next, Way},
};

use super::{
    oracle::{Held, Oracle, broken},
    step::{Fate, Filling, Timing},
    walk::{Ended, Walk},
};
use crate::CITIZEN;

/// More screens than any way to the end has.
const MOST_SCREENS: usize = 200;
/// Longer than anything is seen to be done that has come to nothing.
const A_MOMENT_MS: u64 = 1_000;
/// How long a person waits before they look at a screen again that says nothing of when it changes.
const A_WHILE_MS: u64 = 20 * 60 * 1_000;

/// The people that a person of a walk can be: themselves, with another number and other data, and after they thought
/// better of their name and password. The last one mistypes codes.
pub const PEOPLE: [Citizen<'static>; 3] = [
    CITIZEN,
    Citizen {
        phone: "+79167654321",
        surname: "Ким",
        name: "Лев",
        patronymic: None,
        birth_date: "01.02.1985",
        password: "Vesna3!gorod-more",
        ..CITIZEN
    },
    Citizen {
        surname: "Ветрова-Седых", birth_date: "12.04.1991", password: "Okno5!tikho-sneg", ..CITIZEN
    },
];

impl Walk {
    /// Does what leads on.
    pub(super) fn go_on(&mut self, who: usize, drafts: bool) -> Held {
        let mut code = self.newest_code();
        let Next::Tap(action) = self.way.next(&self.shown, code.as_deref()) else { return Ok(()) };
        if who + 1 == PEOPLE.len() {
            code = code.map(mistyped);
        }
        let values = filled(&self.shown, &PEOPLE[who], code.as_deref());
        if drafts {
            for FieldValue { field, text } in &values {
                self.draft(field, text)?;
            }
        }
        // A draft that could not be written may have changed the screen.
        self.tap(&Intent { visit: self.shown.top.visit, action: action.to_owned(), values })
    }

    /// Taps one of the screen's actions.
    pub(super) fn tap_one(&mut self, which: usize, filling: Filling, timing: Timing) -> Held {
        let mut offered = self.shown.offered();
        // Who does one of these is on another way than the one this walk is to end.
        let elsewhere: &[&str] = if self.way.name == Way::SIGN_IN.name {
            &["register", "sign_out"]
        } else {
            &["sign_in", "sign_out"]
        };
        offered.retain(|action| {
            !elsewhere.iter().any(|other| action.id.starts_with(other)) && action.id != "not_my_account"
        });
        // The main action is what people tap most.
        let main = self
            .shown
            .top
            .actions
            .first()
            .filter(|main| which.is_multiple_of(2) && offered.iter().any(|action| action.id == main.id));
        let other =
            which.checked_div(2).and_then(|which| offered.get(which.checked_rem(offered.len())?).copied());
        let Some(action) = main.or(other).map(|action| action.id.clone()) else { return Ok(()) };
        let values = match filling {
            Filling::As(who) => {
                let code = self.newest_code();
                filled(&self.shown, &PEOPLE[who], code.as_deref())
            }
            Filling::Badly(text) => all(&self.shown, |_, _| text.to_owned()),
            Filling::AsItIs => all(&self.shown, |_, stands| stands),
        };
        let visit = self.shown.top.visit;
        match timing {
            Timing::Fresh => self.tap(&Intent { visit, action, values }),
            Timing::Late => self.tap(&Intent { visit: visit.saturating_sub(1), action, values }),
            Timing::Double => {
                let intent = Intent { visit, action, values };
                self.tap(&intent)?;
                self.tap(&intent)
            }
        }
    }

    /// Taps something that may not be there.
    pub(super) fn tap_anything(&mut self, action: &str) -> Held {
        let values = all(&self.shown, |_, stands| stands);
        self.tap(&Intent { visit: self.shown.top.visit, action: action.to_owned(), values })
    }

    /// Half a text in one of the fields.
    pub(super) fn draft_one(&mut self, which: usize, text: &str) -> Held {
        let fields: Vec<_> = self.shown.standing().into_iter().map(|(field, _)| field.to_owned()).collect();
        match which.checked_rem(fields.len()) {
            Some(at) => self.draft(&fields[at], text),
            None => Ok(()),
        }
    }

    /// Types a text as a person does: masked, and repaired when the field is left.
    fn draft(&mut self, field: &str, text: &str) -> Held {
        let before = self.shown.clone();
        let key = before.top.key.clone();
        let Some(check) = self.phone.core.check_field(&key, field, text, None) else { return Ok(()) };
        let text = check.repaired.map_or(check.text, |repaired| repaired.text);
        self.oracle.typing(&before, field, &text);
        match self.event(|core| core.draft(&key, field, &text))? {
            Ended::Well => self.oracle.typed(&before, field, &text),
            Ended::NotSaved => {
                self.oracle.not_typed(&before, field, &text);
                return Oracle::told_not_saved(&self.shown);
            }
            Ended::Died => {}
        }
        Ok(())
    }

    /// A tap, and what the core must make of it.
    fn tap(&mut self, intent: &Intent) -> Held {
        let is_taken = |shown: &Update| shown.top.visit == intent.visit && shown.top.busy.is_none();
        if !is_taken(&self.shown) {
            return self.tap_in_vain(intent);
        }
        let before = self.shown.clone();
        self.oracle.tapping(&before, intent);
        let again = intent.clone();
        self.last_tap = Some(intent.action.clone());
        match self.event(|core| core.dispatch(again))? {
            Ended::Well => {
                if self.shown.top.visit == before.top.visit {
                    self.last_tap = None;
                }
                let after = self.shown.clone();
                self.oracle.tapped(&before, intent, &after);
            }
            Ended::NotSaved => {
                self.oracle.not_tapped(&before, intent);
                return Oracle::told_not_saved(&self.shown);
            }
            Ended::Died => self.oracle.maybe_tapped(&before, intent),
        }
        Ok(())
    }

    /// A tap that comes too late or while the screen waits: nothing follows from it.
    fn tap_in_vain(&mut self, intent: &Intent) -> Held {
        // What an unwritten turn left undone is done in the next one, whatever it is.
        if self.event(|core| core.report(PlatformEvent::ClockChanged))? != Ended::Well
            || (self.shown.top.visit == intent.visit && self.shown.top.busy.is_none())
        {
            return Ok(());
        }
        let (before, under_way) = (self.shown.clone(), self.wire.len());
        let ended = self.event(|core| core.dispatch(intent.clone()))?;
        let is_same = self.shown.top.visit == before.top.visit && self.shown.to_text() == before.to_text();
        if ended == Ended::Well && (!is_same || self.wire.len() != under_way) {
            let detail =
                format!("«{}»: {}\nbecame\n{}", intent.action, before.to_text(), self.shown.to_text());
            return Err(broken("a late tap does nothing", detail));
        }
        Ok(())
    }

    /// The code of the newest SMS to any of their numbers, for a screen that asks for one.
    fn newest_code(&mut self) -> Option<String> {
        let asks = self.shown.top.key.ends_with("/code");
        if asks { self.portal.messages().into_iter().find_map(|message| message.code) } else { None }
    }

    /// Nothing fails any more, and the person (see [`PEOPLE`]) goes on until their way is over and nothing is under way.
    ///
    /// # Errors
    /// There is no way to the end, or a rule does not hold on it.
    pub fn finish(&mut self, who: usize) -> Held {
        self.phone.disk.heal();
        self.portal.set_link(true);
        self.phone.set_wall_clock(0);
        // What was on its way arrives, or it does not.
        while self.wire.len() > 0 && !self.wire.is_awaited() {
            self.carry(0, Fate::Answered)?;
        }
        self.event(|core| core.report(PlatformEvent::Network { online: true, metered: false }))?;
        for _ in 0..MOST_SCREENS {
            self.calm()?;
            self.until_free()?;
            let code = self.newest_code();
            match self.way.next(&self.shown, code.as_deref()) {
                Next::Over => return self.at_rest(),
                Next::Wait => {
                    let due = self.phone.next_wake_ms().map(|due| due.saturating_sub(self.now_ms).max(1));
                    self.pass(due.unwrap_or(A_WHILE_MS).min(A_WHILE_MS))?;
                }
                Next::Tap(_) => self.go_on(who, false)?,
            }
        }
        Err(broken("a person comes to the end of their way", self.shown.to_text()))
    }

    /// The person leaves their account, in fair weather, and is on that way until they choose another.
    ///
    /// # Errors
    /// A rule does not hold.
    pub fn leave(&mut self) -> Held {
        self.way = Way::SIGN_OUT;
        self.finish(0)
    }

    /// What came to nothing is seen to be done for a moment, and takes no tap meanwhile.
    fn until_free(&mut self) -> Held {
        if self.shown.top.busy.is_some() {
            self.pass(A_MOMENT_MS)?;
            self.calm()?;
        }
        Ok(())
    }

    /// Nothing waits any more, and nothing comes by itself.
    fn at_rest(&mut self) -> Held {
        let mut waiting = 0;
        self.event(|core| waiting = core.run_queue().waiting)?;
        self.calm()?;
        self.until_free()?;
        if waiting > 0 {
            return Err(broken("the queue is empty in the end", format!("{waiting} requests wait")));
        }
        Ok(())
    }
}

/// A code with another last digit.
fn mistyped(mut code: String) -> String {
    let last = code.pop();
    code.push(if last == Some('0') { '1' } else { '0' });
    code
}

/// Every field with what a citizen types into it; what they leave alone stays as it is.
fn filled(shown: &Update, citizen: &Citizen<'_>, code: Option<&str>) -> Vec<FieldValue> {
    let code = code.map(str::to_owned);
    all(shown, |field, stands| citizen.text_for(field, code.as_deref()).map_or(stands, str::to_owned))
}

fn all(shown: &Update, text: impl Fn(&str, String) -> String) -> Vec<FieldValue> {
    let fields = shown.standing().into_iter();
    fields.map(|(field, stands)| FieldValue { field: field.to_owned(), text: text(field, stands) }).collect()
}
