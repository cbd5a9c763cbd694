//! A phone in memory that has everything the contract speaks of, and one fault if it is given one.

use std::{
    collections::{BTreeMap, VecDeque},
    fs,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::super::{Arranged, Outward, PlatformHand, Situation};
use crate::{
    boundary::{LogLevel, Permission, Platform, PlatformError},
    screen::PlatformEvent,
    testing::{VaultPlatform, VaultStorage},
};

/// What a platform does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    MakesKeysAnew,
    HasOneKeyForAll,
    SealsNothing,
    SaysLostWhenLocked,
    SaysLostWhenBroken,
    KeepsDestroyedKeys,
    MakesKeysThatAreMissing,
    LeavesNoPicture,
    WritesPicturesOver,
    SaysNothingOfAClosedCamera,
    OpensAForbiddenCamera,
    OpensNoCamera,
    AnswersTwice,
    AnswersUnderAnotherToken,
    TakesANoForAYes,
    LetsEveryFingerPass,
    AsksForNoFinger,
    TakesALongTimeForNone,
    HurriesJobs,
    SwallowsJobs,
    OpensAnything,
    OpensNothing,
    OffersAnything,
    LogsNothing,
}

impl Fault {
    /// Each with a case that finds it.
    pub const ALL: [(Self, &'static str); 24] = [
        (Self::MakesKeysAnew, "a key that is there stays as it is"),
        (Self::HasOneKeyForAll, "each alias has a key of its own"),
        (Self::SealsNothing, "a key seals and opens"),
        (Self::SaysLostWhenLocked, "a locked vault refuses, and keeps"),
        (Self::SaysLostWhenBroken, "a vault that fails has lost nothing"),
        (Self::KeepsDestroyedKeys, "a key that was destroyed is lost"),
        (Self::MakesKeysThatAreMissing, "a key that was never made is lost"),
        (Self::LeavesNoPicture, "a picture lies in a file of the app"),
        (Self::WritesPicturesOver, "a picture lies in a file of the app"),
        (Self::SaysNothingOfAClosedCamera, "a camera that was closed is an answer, too"),
        (Self::OpensAForbiddenCamera, "a camera that may not be used says so at once"),
        (Self::OpensNoCamera, "a camera that is not there says so at once"),
        (Self::AnswersTwice, "a permission that is given"),
        (Self::AnswersUnderAnotherToken, "a permission that is refused"),
        (Self::TakesANoForAYes, "a permission that is refused"),
        (Self::LetsEveryFingerPass, "a question that was closed does not pass"),
        (Self::AsksForNoFinger, "a phone that knows no finger says so at once"),
        (Self::TakesALongTimeForNone, "a job at the end of time is not due now"),
        (Self::HurriesJobs, "a job is due when it was asked for"),
        (Self::SwallowsJobs, "a job that is not taken is refused"),
        (Self::OpensAnything, "a link of another kind is refused"),
        (Self::OpensNothing, "a page is opened"),
        (Self::OffersAnything, "no other file is offered"),
        (Self::LogsNothing, "a line of the log is taken at every level"),
    ];
}

pub struct WholePhone {
    fault: Option<Fault>,
    keys: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    vault: VaultPlatform,
    situation: Mutex<Situation>,
    told: Mutex<VecDeque<PlatformEvent>>,
    handed_out: Mutex<Vec<Outward>>,
    inbox: tempfile::TempDir,
}

struct SharedKeys(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl VaultStorage for SharedKeys {
    fn read(&self, alias: &str) -> std::io::Result<Option<Vec<u8>>> {
        self.0.read(alias)
    }
    fn write(&self, alias: &str, key: &[u8]) -> std::io::Result<()> {
        self.0.write(alias, key)
    }
    fn remove(&self, alias: &str) -> std::io::Result<()> {
        self.0.remove(alias)
    }
}

impl WholePhone {
    pub fn new(fault: Option<Fault>) -> Self {
        let keys = Arc::new(Mutex::new(BTreeMap::new()));
        let inbox = tempfile::tempdir().unwrap();
        fs::write(inbox.path().join("offer.pdf"), "a file").unwrap();
        Self {
            fault,
            vault: VaultPlatform::new(SharedKeys(keys.clone()), |_| ()),
            keys,
            situation: Mutex::new(Situation::Usual),
            told: Mutex::default(),
            handed_out: Mutex::default(),
            inbox,
        }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    fn is(&self, situation: Situation) -> bool {
        *held(&self.situation) == situation
    }

    fn tell(&self, event: PlatformEvent) {
        if self.has(Fault::AnswersTwice) {
            held(&self.told).push_back(event.clone());
        }
        held(&self.told).push_back(event);
    }

    fn hand_out(&self, outward: Outward) {
        held(&self.handed_out).push(outward);
    }

    fn alias(&self, alias: String) -> String {
        if self.has(Fault::HasOneKeyForAll) { "one".to_owned() } else { alias }
    }

    fn vault_answers(&self) -> Result<(), PlatformError> {
        match *held(&self.situation) {
            Situation::VaultLocked if self.has(Fault::SaysLostWhenLocked) => Err(PlatformError::KeyLost),
            Situation::VaultBroken if self.has(Fault::SaysLostWhenBroken) => Err(PlatformError::KeyLost),
            Situation::VaultLocked => Err(refused()),
            Situation::VaultBroken => Err(PlatformError::Failed { reason: "broken".to_owned() }),
            _ => Ok(()),
        }
    }
}

impl Platform for WholePhone {
    fn vault_create(&self, alias: String) -> Result<(), PlatformError> {
        self.vault_answers()?;
        let alias = self.alias(alias);
        if self.has(Fault::MakesKeysAnew) {
            held(&self.keys).remove(&alias);
        }
        self.vault.vault_create(alias)
    }

    fn vault_wrap(&self, alias: String, plain: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.vault_answers()?;
        if self.has(Fault::SealsNothing) {
            return Ok(plain);
        }
        if self.has(Fault::MakesKeysThatAreMissing) {
            self.vault.vault_create(alias.clone())?;
        }
        self.vault.vault_wrap(self.alias(alias), plain)
    }

    fn vault_unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.vault_answers()?;
        if self.has(Fault::SealsNothing) {
            return Ok(wrapped);
        }
        self.vault.vault_unwrap(self.alias(alias), wrapped)
    }

    fn vault_destroy(&self, alias: String) -> Result<(), PlatformError> {
        self.vault_answers()?;
        if self.has(Fault::KeepsDestroyedKeys) {
            return Ok(());
        }
        self.vault.vault_destroy(self.alias(alias))
    }

    fn open_link(&self, url: String) -> Result<(), PlatformError> {
        if self.is(Situation::NobodyOpensPages) {
            return Err(PlatformError::Unavailable);
        }
        let leads_out = ["https://portal.example/help?q=1#top", "tel:88001007010"].contains(&url.as_str());
        if !leads_out && !self.has(Fault::OpensAnything) {
            return Err(refused());
        }
        if !self.has(Fault::OpensNothing) {
            self.hand_out(Outward::Link { url });
        }
        Ok(())
    }

    fn share(&self, path: String) -> Result<(), PlatformError> {
        if path != self.file_to_offer() && !self.has(Fault::OffersAnything) {
            return Err(refused());
        }
        self.hand_out(Outward::File { path });
        Ok(())
    }

    fn ask_permission(&self, token: u64, _: Permission) -> Result<(), PlatformError> {
        let granted = self.is(Situation::PermissionGiven) || self.has(Fault::TakesANoForAYes);
        let token = if self.has(Fault::AnswersUnderAnotherToken) { token + 1 } else { token };
        self.tell(PlatformEvent::PermissionResult { token, granted });
        Ok(())
    }

    fn take_photo(&self, token: u64) -> Result<(), PlatformError> {
        match *held(&self.situation) {
            Situation::CameraForbidden if !self.has(Fault::OpensAForbiddenCamera) => return Err(refused()),
            Situation::CameraMissing if self.has(Fault::OpensNoCamera) => return Ok(()),
            Situation::CameraMissing => return Err(PlatformError::Unavailable),
            Situation::PictureCancelled => {
                if !self.has(Fault::SaysNothingOfAClosedCamera) {
                    self.tell(PlatformEvent::PhotoTaken { token, path: None });
                }
                return Ok(());
            }
            _ => {}
        }
        let name = if self.has(Fault::WritesPicturesOver) { 0 } else { token };
        let path = self.inbox.path().join(format!("{name}.jpg"));
        if !self.has(Fault::LeavesNoPicture) {
            fs::write(&path, "a picture").unwrap();
        }
        self.tell(PlatformEvent::PhotoTaken { token, path: Some(path.to_string_lossy().into_owned()) });
        Ok(())
    }

    fn ask_biometrics(&self, token: u64, _: String) -> Result<(), PlatformError> {
        if self.is(Situation::FingerMissing) && !self.has(Fault::AsksForNoFinger) {
            return Err(PlatformError::Unavailable);
        }
        let passed = self.is(Situation::FingerRight) || self.has(Fault::LetsEveryFingerPass);
        self.tell(PlatformEvent::BiometricResult { token, passed });
        Ok(())
    }

    fn schedule_job(&self, delay_ms: u64) -> Result<(), PlatformError> {
        if self.is(Situation::JobsRefused) {
            return if self.has(Fault::SwallowsJobs) { Ok(()) } else { Err(refused()) };
        }
        let delay_ms = match delay_ms {
            u64::MAX if self.has(Fault::TakesALongTimeForNone) => 0,
            _ if self.has(Fault::HurriesJobs) => delay_ms / 60,
            _ => delay_ms,
        };
        self.hand_out(Outward::Job { delay_ms });
        Ok(())
    }

    fn log(&self, level: LogLevel, _: String) -> Result<(), PlatformError> {
        if self.has(Fault::LogsNothing) && level == LogLevel::Trace {
            return Err(PlatformError::Unavailable);
        }
        Ok(())
    }
}

impl PlatformHand for WholePhone {
    fn arrange(&self, situation: Situation) -> Arranged {
        if situation == Situation::KeysLost {
            held(&self.keys).clear();
        }
        *held(&self.situation) = situation;
        Arranged::Ready
    }

    fn told(&self) -> Option<PlatformEvent> {
        held(&self.told).pop_front()
    }

    fn handed_out(&self) -> Vec<Outward> {
        std::mem::take(&mut *held(&self.handed_out))
    }

    fn file_to_offer(&self) -> String {
        self.inbox.path().join("offer.pdf").to_string_lossy().into_owned()
    }
}

fn refused() -> PlatformError {
    PlatformError::Refused { reason: "refused".to_owned() }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
