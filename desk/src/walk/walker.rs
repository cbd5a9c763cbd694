//! How any walk is walked: look at the screen, do there what the way asks for, wait for what comes of it.

use kabinet_core::{
    KabinetError,
    domain::AccountLevel,
    screen::{ActionStyle, Component, Update},
    testing::{Citizen, HeadlessPhone, Next},
};
use mock_server::Language;

use super::{
    error::WalkError,
    memory::Memory,
    printer::{Printer, Typed},
    walks::Walk,
};

/// More screens than any walk has; one that needs them goes in a circle.
const MOST_SCREENS: usize = 60;
/// How many taps in a row, the first included, end with the phone saying that it can't write or read what it keeps.
const MOST_TAPS: usize = 3;
/// How often in a row the screen is waited for that says so and tries again by itself: one write that failed is seen to
/// be paused, to wait, to be made once more and to have succeeded.
const MOST_WAITS: usize = 6;
/// The answer to «this number has an account» of who has another one. The citizen has not, and would go in a circle.
const OTHER_PHONE: &str = "other_phone";

/// Who walks, and what they have at hand.
pub struct Walker<'a> {
    /// The phone.
    pub phone: &'a HeadlessPhone,
    /// What they type.
    pub citizen: Citizen<'a>,
    /// What they remember.
    pub memory: &'a Memory,
    /// Where they tell what they see and do.
    pub printer: &'a Printer,
    /// How they read the code of the newest SMS to a number.
    pub newest_code: &'a dyn Fn(&str) -> Result<Option<String>, WalkError>,
}

/// What is done on a screen.
enum Step {
    /// This action is tapped, now that the fields are filled in.
    Tap(&'static str),
    /// The screen changes by itself.
    Wait,
    /// The walk is over; the account has this level.
    Over(AccountLevel),
}

impl Walker<'_> {
    /// Walks to the end; gives the level of the account.
    ///
    /// # Errors
    /// See [`WalkError`].
    pub fn walk(&self, walk: &Walk) -> Result<AccountLevel, WalkError> {
        let phone = self.phone;
        let mut update = phone.until("a first screen", is_settled)?;
        let (mut taps, mut waits) = (0, 0);
        for _ in 0..MOST_SCREENS {
            self.printer.print(&update)?;
            if !update.top.says_not_kept() {
                (taps, waits) = (0, 0);
            } else if taps >= MOST_TAPS || waits >= MOST_WAITS {
                return Err(WalkError::NotKept { screen: update.to_text() });
            }
            let mut seen = update.seq;
            match self.step(walk, &update)? {
                Step::Over(level) => return Ok(level),
                Step::Tap(action) => {
                    taps += 1;
                    phone.tap_on(&update, action)?;
                    // What was shown before the tap was carried out is no answer to it.
                    phone.kabinet().barrier()?;
                    seen = seen.max(phone.shown()?.seq.saturating_sub(1));
                }
                Step::Wait => waits += 1,
            }
            update = phone.until("the next screen", |update| update.seq > seen && is_settled(update))?;
        }
        Err(WalkError::stuck(&update))
    }

    /// What the citizen does on a screen.
    fn step(&self, walk: &Walk, update: &Update) -> Result<Step, WalkError> {
        if update.offered().iter().any(|action| action.id == "retry") {
            // What is held up is tried again by itself: a person waits.
            return Ok(Step::Wait);
        }
        let code = if update.takes_code() { (self.newest_code)(self.citizen.phone)? } else { None };
        for leg in walk.legs {
            if leg.milestone.is_some_and(|milestone| self.memory.holds(milestone)) {
                continue;
            }
            match leg.way.next(update, code.as_deref()) {
                Next::Over => leg.milestone.map_or(Ok(()), |milestone| self.memory.keep(milestone))?,
                Next::Tap(OTHER_PHONE) => return Err(WalkError::stuck(update)),
                Next::Wait if asks_for_something(update) => return Err(WalkError::stuck(update)),
                Next::Wait => return Ok(Step::Wait),
                Next::Tap(action) => {
                    let is_filled_in = self.fill_in(update, code.as_deref())?;
                    return Ok(if is_filled_in { Step::Tap(action) } else { Step::Wait });
                }
            }
        }
        Ok(shown_level(update).map_or(Step::Wait, Step::Over))
    }

    /// Types what the citizen has for each field of a screen; false when it went on by itself meanwhile.
    fn fill_in(&self, update: &Update, code: Option<&str>) -> Result<bool, WalkError> {
        let citizen: Citizen<'_> = self.citizen;
        for (field, _) in update.standing() {
            let Some(text) = citizen.text_for(field, code) else { continue };
            match self.enter(field, text) {
                Err(WalkError::Phone(KabinetError::UnknownField { .. }))
                    if self.phone.shown()?.top.key != update.top.key =>
                {
                    return Ok(false);
                }
                entered => entered?,
            }
        }
        Ok(true)
    }

    /// Types a text into a field, unless it stands there already, and lets the phone take it.
    fn enter(&self, field: &str, text: &str) -> Result<(), WalkError> {
        let update = self.phone.shown()?;
        if self.phone.enter_unless_it_stands(field, text)? {
            self.phone.kabinet().barrier()?;
            let secret = is_secret(&update, field);
            self.printer.typed(Typed { screen: &update.top.key, field, secret })?;
        }
        Ok(())
    }
}

/// Whether a screen wants something of the person that they can do at once: it does not go on without it.
fn asks_for_something(update: &Update) -> bool {
    let mut actions = update.top.actions.iter();
    actions.any(|action| action.style == ActionStyle::Primary && action.countdown.is_none())
}

/// Whether the screen waits for the person: nothing is under way.
fn is_settled(update: &Update) -> bool {
    update.top.key != "opening" && update.top.busy.is_none()
}

/// Whether a field is one whose text the phone never keeps.
fn is_secret(update: &Update, id: &str) -> bool {
    update.components().into_iter().any(|component| match component {
        Component::SecretField { field } => field.id == id,
        Component::CodeField { field } => field.id == id,
        _ => false,
    })
}

/// The level that a home screen shows.
fn shown_level(update: &Update) -> Option<AccountLevel> {
    update.top.components.iter().find_map(|component| match component {
        Component::LevelCard { reached: 1, .. } => Some(AccountLevel::Basic),
        Component::LevelCard { reached: 2, .. } => Some(AccountLevel::Standard),
        Component::LevelCard { reached: 3, .. } => Some(AccountLevel::Confirmed),
        Component::LevelCard { title, .. } => Some(AccountLevel::Other(title.clone())),
        _ => None,
    })
}

/// The last line of a walk that reached its end.
pub fn closing_line(level: &AccountLevel, language: Language) -> &'static str {
    match level {
        AccountLevel::Basic => language.pick("Готово: учётная запись упрощённая", "Done: basic account"),
        AccountLevel::Standard => {
            language.pick("Готово: учётная запись стандартная", "Done: standard account")
        }
        AccountLevel::Confirmed => {
            language.pick("Готово: учётная запись подтверждённая", "Done: confirmed account")
        }
        AccountLevel::Other(_) => {
            language.pick("Готово: учётная запись нового вида", "Done: an account of a new kind")
        }
    }
}
