//! Why a walk did not reach its end, in words for who asked for it.

use kabinet_core::{KabinetError, screen::Update, testing::NotShown};
use mock_server::Language;

/// Why a walk did not reach its end.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// There is no such walk.
    #[error("no such journey: {name}")]
    UnknownWalk {
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
    /// The citizen does not know what to do on a screen.
    #[error("the citizen knows no way on from this screen:\n{screen}")]
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
    /// Nothing leads on from a screen.
    pub fn stuck(update: &Update) -> Self {
        Self::Stuck { screen: update.to_text() }
    }

    /// What happened and what to do.
    pub fn explain(&self, language: Language) -> String {
        match self {
            Self::UnknownWalk { name } => language
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
