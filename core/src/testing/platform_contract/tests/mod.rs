//! The desk's platform keeps the contract, and a platform that breaks it anywhere is found.

mod whole_phone;

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use super::*;
use crate::{
    screen::PlatformEvent,
    testing::{FolderVault, VaultPlatform},
};
use whole_phone::{Fault, WholePhone};

/// The hand at a desk: what is kept in the vault's folder can be taken away, and everything else is not there.
struct DeskHand {
    vault: PathBuf,
}

impl PlatformHand for DeskHand {
    fn arrange(&self, situation: Situation) -> Arranged {
        match situation {
            Situation::Usual => {
                // What was put in the folder's place goes again.
                if self.vault.is_file() {
                    fs::remove_file(&self.vault).unwrap();
                    fs::rename(self.away(), &self.vault).unwrap();
                }
                Arranged::Ready
            }
            Situation::KeysLost => {
                fs::remove_dir_all(&self.vault).unwrap();
                Arranged::Ready
            }
            Situation::VaultBroken => {
                fs::rename(&self.vault, self.away()).unwrap();
                fs::write(&self.vault, "no folder").unwrap();
                Arranged::Ready
            }
            // A folder is never locked.
            Situation::VaultLocked => Arranged::NotHere,
            _ => Arranged::Lacking,
        }
    }

    fn told(&self) -> Option<PlatformEvent> {
        None
    }

    fn handed_out(&self) -> Vec<Outward> {
        Vec::new()
    }

    fn file_to_offer(&self) -> String {
        String::new()
    }
}

impl DeskHand {
    fn away(&self) -> PathBuf {
        self.vault.with_extension("away")
    }
}

fn verdicts(outcomes: Vec<CaseOutcome>) -> BTreeMap<String, CaseVerdict> {
    let count = outcomes.len();
    let verdicts: BTreeMap<_, _> =
        outcomes.into_iter().map(|outcome| (outcome.name, outcome.verdict)).collect();
    assert_eq!(verdicts.len(), count, "two cases have one name");
    verdicts
}

fn named(verdicts: &BTreeMap<String, CaseVerdict>, of: impl Fn(&CaseVerdict) -> bool) -> Vec<&str> {
    verdicts.iter().filter(|(_, verdict)| of(verdict)).map(|(name, _)| name.as_str()).collect()
}

#[test]
fn the_desks_platform_keeps_it() {
    let dir = tempfile::tempdir().unwrap();
    let hand = DeskHand { vault: dir.path().join("vault") };
    let lines = Arc::new(Mutex::new(Vec::new()));
    let taken = lines.clone();
    let platform =
        VaultPlatform::new(FolderVault(hand.vault.clone()), move |line| taken.lock().unwrap().push(line));
    let verdicts = verdicts(platform_contract(Arc::new(platform), Arc::new(hand)));
    let broken = named(&verdicts, |verdict| matches!(verdict, CaseVerdict::Broken { .. }));
    assert_eq!(broken, [""; 0], "{verdicts:?}");
    assert_eq!(
        named(&verdicts, |verdict| *verdict == CaseVerdict::NotTried),
        ["a locked vault refuses, and keeps"]
    );
    let kept = named(&verdicts, |verdict| *verdict == CaseVerdict::Kept);
    assert_eq!(kept.len(), 9, "the vault and the log: {kept:?}");
    assert_eq!(lines.lock().unwrap().len(), 5);
}

#[test]
fn a_phone_that_has_everything_can_keep_it() {
    let phone = Arc::new(WholePhone::new(None));
    let verdicts = verdicts(platform_contract(phone.clone(), phone));
    let other = named(&verdicts, |verdict| *verdict != CaseVerdict::Kept);
    assert_eq!(other, [""; 0], "{verdicts:?}");
}

#[test]
fn each_fault_breaks_its_case() {
    for (fault, case) in Fault::ALL {
        let phone = Arc::new(WholePhone::new(Some(fault)));
        let verdicts = verdicts(platform_contract(phone.clone(), phone));
        assert!(
            matches!(verdicts[case], CaseVerdict::Broken { .. }),
            "{fault:?} was not found by «{case}»: {verdicts:?}"
        );
    }
}

#[test]
fn what_is_not_there_must_be_said() {
    struct NothingHere(WholePhone);
    impl PlatformHand for NothingHere {
        fn arrange(&self, situation: Situation) -> Arranged {
            match situation {
                Situation::Usual => Arranged::Ready,
                _ => Arranged::Lacking,
            }
        }
        fn told(&self) -> Option<PlatformEvent> {
            self.0.told()
        }
        fn handed_out(&self) -> Vec<Outward> {
            self.0.handed_out()
        }
        fn file_to_offer(&self) -> String {
            self.0.file_to_offer()
        }
    }
    // The platform has it all and the hand says that it has not.
    let phone = Arc::new(WholePhone::new(None));
    let hand = Arc::new(NothingHere(WholePhone::new(None)));
    let verdicts = verdicts(platform_contract(phone, hand));
    assert!(matches!(verdicts["a page is opened"], CaseVerdict::Broken { .. }), "{verdicts:?}");
    assert!(matches!(verdicts["a picture lies in a file of the app"], CaseVerdict::Broken { .. }));
}
