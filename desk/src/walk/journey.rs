//! How any journey is walked: look at the screen, do what the script says there, wait for what comes of it.

use kabinet_core::{
    KabinetError,
    domain::AccountLevel,
    screen::{Component, Update},
    testing::{HeadlessPhone, NotShown},
};
use mock_server::Language;

use super::{
    citizen::Citizen,
    memory::Memory,
    printer::{Printer, Typed},
    registration, sign_in,
};

/// More screens than any journey has; a walk that needs them goes in a circle.
const MOST_SCREENS: usize = 60;
/// How often in a row the citizen tries again when the phone says that it can't write or read what it keeps.
const MOST_TRIES: usize = 3;

/// A journey that can be walked.
pub struct Journey {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Russian.
    pub about_ru: &'static str,
    /// What it is, in English.
    pub about_en: &'static str,
    /// The script.
    pub script: Script,
}

/// What to do on a screen.
pub type Script = fn(&Update, &Walker<'_>) -> Result<Next, WalkError>;

/// Every journey.
pub const JOURNEYS: &[Journey] = &[
    Journey {
        name: "registration",
        about_ru: "Создать кабинет по номеру телефона (REG-01)",
        about_en: "Create an account by phone number (REG-01)",
        script: registration::script,
    },
    Journey {
        name: "sign-in",
        about_ru: "Выйти из кабинета и войти снова (LOG-01)",
        about_en: "Sign out of the account and in again (LOG-01)",
        script: sign_in::script,
    },
];

/// What a script wants.
pub enum Next {
    /// Tap this action.
    Tap(String),
    /// Wait until the screen changes by itself.
    Wait,
    /// The journey is over; the account has this level.
    Over(AccountLevel),
}

/// What a script can use.
pub struct Walker<'a> {
    /// The phone.
    pub phone: &'a HeadlessPhone,
    /// Who walks.
    pub citizen: &'a Citizen,
    /// What they remember.
    pub memory: &'a Memory,
    printer: &'a Printer,
    newest_code: &'a dyn Fn(&str) -> Result<Option<String>, WalkError>,
}

impl Walker<'_> {
    /// Types a text into a field, unless it stands there already, and lets the phone take it.
    ///
    /// # Errors
    /// [`WalkError::Phone`], [`WalkError::Files`].
    pub fn enter(&self, field: &str, text: &str) -> Result<(), WalkError> {
        let update = self.phone.shown()?;
        if self.phone.enter_unless_it_stands(field, text)? {
            self.phone.kabinet().barrier()?;
            let secret = is_secret(&update, field);
            self.printer.typed(Typed { screen: &update.top.key, field, secret })?;
        }
        Ok(())
    }

    /// Reads the newest SMS.
    ///
    /// # Errors
    /// [`WalkError::Console`].
    pub fn newest_code(&self) -> Result<Option<String>, WalkError> {
        (self.newest_code)(&self.citizen.phone)
    }
}

/// Why a walk did not reach its end.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// There is no such journey.
    #[error("no such journey: {name}")]
    UnknownJourney {
        /// The name that was given.
        name: String,
    },
    /// The link is none of a stand-in on this machine.
    #[error("not a link that a portal on this machine printed: {link}")]
    NotALink {
        /// The link that was given.
        link: String,
    },
    /// The phone's core did not start or take a call.
    #[error("{0}")]
    Phone(#[from] KabinetError),
    /// What was waited for did not come.
    #[error("{0}")]
    NotShown(#[from] Box<NotShown>),
    /// The script does not know what to do on a screen.
    #[error("the script knows no way on from this screen:\n{screen}")]
    Stuck {
        /// The screen as text.
        screen: String,
    },
    /// The phone could not write or read what it keeps, however often it was tried.
    #[error("the phone still says:\n{screen}")]
    NotKept {
        /// The screen as text.
        screen: String,
    },
    /// The own portal did not start.
    #[error("{0}")]
    Portal(#[from] mock_server::OpenError),
    /// The own portal found no port.
    #[error("{0}")]
    Port(#[from] mock_server::BindError),
    /// The console did not answer.
    #[error("the console did not answer: {0}")]
    Console(#[from] reqwest::Error),
    /// Reading or writing the data folder failed.
    #[error("{0}")]
    Files(#[from] std::io::Error),
}

impl From<NotShown> for WalkError {
    fn from(error: NotShown) -> Self {
        Self::NotShown(Box::new(error))
    }
}

impl WalkError {
    /// What happened and what to do.
    pub fn explain(&self, language: Language) -> String {
        match self {
            Self::UnknownJourney { name } => language
                .pick("Нет такого пути: {}. Какие есть, покажет walk --list.", "There is no journey {}. See walk --list.")
                .replace("{}", name),
            Self::NotALink { .. } => language
                .pick(
                    "Это не ссылка портала на этом компьютере. Возьмите её такой, как её напечатал портал: адрес и token.",
                    "This is not the link of a portal on this machine. Take it as the portal printed it: address and token.",
                )
                .to_owned(),
            Self::Phone(KabinetError::AlreadyOpen) => language
                .pick(
                    "Телефон с этими данными уже включён в другом процессе. Остановите его или возьмите другую папку --data.",
                    "A phone with these data runs in another process. Stop it or take another folder with --data.",
                )
                .to_owned(),
            Self::Portal(error) => error.explain(language),
            Self::Port(error) => error.explain(language),
            Self::Console(error) => {
                let what = language.pick(
                    "Портал не ответил. Работает ли он, и от этого ли запуска ссылка?",
                    "The portal did not answer. Does it run, and is the link of this run?",
                );
                format!("{what} ({error})")
            }
            other => other.to_string(),
        }
    }
}

impl WalkError {
    fn stuck(update: &Update) -> Self {
        Self::Stuck { screen: update.to_text() }
    }
}

/// Walks a journey to its end.
///
/// # Errors
/// See [`WalkError`].
pub fn walk(
    journey: &Journey,
    phone: &HeadlessPhone,
    (citizen, memory): (&Citizen, &Memory),
    printer: &Printer,
    newest_code: impl Fn(&str) -> Result<Option<String>, WalkError>,
) -> Result<AccountLevel, WalkError> {
    let walker = Walker { phone, citizen, memory, printer, newest_code: &newest_code };
    let mut update = phone.until("a first screen", is_settled)?;
    let mut tries = 0;
    for _ in 0..MOST_SCREENS {
        printer.print(&update)?;
        tries = if update.top.says_not_kept() { tries + 1 } else { 0 };
        if tries > MOST_TRIES {
            return Err(WalkError::NotKept { screen: update.to_text() });
        }
        let mut seen = update.seq;
        match next(journey, &update, &walker)? {
            Next::Over(level) => return Ok(level),
            Next::Tap(action) if update.actions().contains(&action) => {
                phone.tap_on(&update, &action)?;
                // What was shown before the tap was carried out is no answer to it.
                phone.kabinet().barrier()?;
                seen = seen.max(phone.shown()?.seq.saturating_sub(1));
            }
            Next::Tap(_) => return Err(WalkError::stuck(&update)),
            Next::Wait => {}
        }
        update = phone.until("the next screen", |update| update.seq > seen && is_settled(update))?;
    }
    Err(WalkError::stuck(&update))
}

/// What the citizen does on a screen.
fn next(journey: &Journey, update: &Update, walker: &Walker<'_>) -> Result<Next, WalkError> {
    if is_trouble(update) {
        return Ok(Next::Tap("open_again".to_owned()));
    }
    if update.offered().iter().any(|action| action.id == "retry") {
        // What is held up is tried again by itself: a person waits.
        return Ok(Next::Wait);
    }
    match (journey.script)(update, walker) {
        // The screen went on by itself while they typed.
        Err(WalkError::Phone(KabinetError::UnknownField { .. }))
            if walker.phone.shown()?.top.key != update.top.key =>
        {
            Ok(Next::Wait)
        }
        next => next,
    }
}

/// Whether the screen waits for the person: nothing is under way.
fn is_settled(update: &Update) -> bool {
    update.top.key != "opening" && update.top.busy.is_none()
}

/// Whether the phone can't open what it keeps.
fn is_trouble(update: &Update) -> bool {
    update.top.key.starts_with("trouble/")
}

/// Whether a field is one whose text the phone never keeps.
fn is_secret(update: &Update, id: &str) -> bool {
    update.top.components.iter().any(|component| match component {
        Component::SecretField { field } => field.id == id,
        Component::CodeField { field } => field.id == id,
        _ => false,
    })
}

/// The level that a home screen shows.
pub fn shown_level(update: &Update) -> Option<AccountLevel> {
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
