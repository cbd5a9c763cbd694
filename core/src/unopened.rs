//! The picture in place of a core that could not be opened.

use crate::{
    boundary::KabinetError,
    flow::{Env, Memory, State, Trouble, view},
    ports::Clock,
    runtime::SystemClock,
    screen::{Language, Update},
};

/// What is shown where [`crate::Kabinet::open`] failed: what happened, and an action that asks to open it once more. There
/// is nobody to tell of a tap, so whatever is tapped there asks for that. `tries` is how often it was tried again already:
/// then the picture says that it came to the same.
#[cfg_attr(feature = "ffi", uniffi::export)]
#[allow(clippy::needless_pass_by_value, reason = "what comes over the boundary is owned")]
pub fn unopened(error: KabinetError, language: Language, tries: u32) -> Update {
    let clock = SystemClock::new();
    let env = Env::new(clock.wall(), clock.monotonic(), [0; 128]);
    let mut state = State::new(language);
    let trouble = trouble(&error);
    state.memory = Memory::Trouble(trouble);
    state.passing.visit += u64::from(tries);
    if tries > 0 {
        state.still_in(trouble, u64::from(tries));
    }
    Update { seq: u64::from(tries) + 1, ..view(&state, &env) }
}

fn trouble(error: &KabinetError) -> Trouble {
    match error {
        KabinetError::AlreadyOpen => Trouble::InUse,
        KabinetError::DiskFull => Trouble::DiskFull,
        KabinetError::FolderUnusable { .. } => Trouble::Unreadable,
        KabinetError::PortalAddressRefused { .. } | KabinetError::PortalPinsRefused { .. } => {
            Trouble::Misbuilt
        }
        KabinetError::NoRandomness
        | KabinetError::Stopped { .. }
        | KabinetError::ShutDown
        | KabinetError::UnknownField { .. }
        | KabinetError::TextTooLong { .. } => Trouble::NotStarted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors() -> [(KabinetError, &'static str); 7] {
        let reason = || "secret/path".to_owned();
        [
            (KabinetError::AlreadyOpen, "trouble/in_use"),
            (KabinetError::DiskFull, "trouble/disk_full"),
            (KabinetError::FolderUnusable { reason: reason() }, "trouble/unreadable"),
            (KabinetError::PortalAddressRefused { reason: reason() }, "trouble/misbuilt"),
            (KabinetError::PortalPinsRefused { reason: reason() }, "trouble/misbuilt"),
            (KabinetError::NoRandomness, "trouble/not_started"),
            (KabinetError::Stopped { reason: reason() }, "trouble/not_started"),
        ]
    }

    #[test]
    fn each_error_has_a_screen_with_a_way_on_in_both_languages() {
        for language in [Language::Ru, Language::En] {
            for (error, key) in errors() {
                let update = unopened(error, language, 0);
                assert_eq!((update.top.key.as_str(), update.top.language), (key, language));
                let [again] = &*update.top.actions else { panic!("{key} has no single way on") };
                assert_eq!(again.id, "open_again");
                assert!(update.top.notice.is_none());
                let json = serde_json::to_string(&update).unwrap();
                assert!(!json.contains("secret"), "{key} tells what the system said");
            }
        }
    }

    #[test]
    fn what_comes_to_the_same_says_so_each_time() {
        let (first, second) = (
            unopened(KabinetError::AlreadyOpen, Language::Ru, 1),
            unopened(KabinetError::AlreadyOpen, Language::Ru, 2),
        );
        let (one, other) = (first.top.notice.unwrap(), second.top.notice.unwrap());
        assert_eq!(one.text, "Открыть всё ещё не\u{a0}получается");
        assert_ne!(one.id, other.id, "the same words are said once only");
        assert!(second.seq > first.seq && second.top.visit > first.top.visit);
        let full = unopened(KabinetError::DiskFull, Language::Ru, 1);
        assert_eq!(full.top.notice.unwrap().text, "Места всё ещё не\u{a0}хватает");
    }
}
