//! Who brings a phone into the situations of the contract.

use crate::screen::PlatformEvent;

/// What a case of the contract needs of the phone, of the system around it and of the person who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum Situation {
    /// As it is most of the time: everything that this phone has is there and works.
    Usual,
    /// The vault answers to nobody for now, as before the first unlock.
    VaultLocked,
    /// The vault fails in a way that nobody foresaw.
    VaultBroken,
    /// The phone lost its keys, as one that was restored from a copy.
    KeysLost,
    /// The person will take a picture.
    PictureTaken,
    /// The person will close the camera without one.
    PictureCancelled,
    /// The app may not use the camera.
    CameraForbidden,
    /// There is no camera.
    CameraMissing,
    /// The person will say yes to a permission.
    PermissionGiven,
    /// The person will say no to a permission.
    PermissionDenied,
    /// The person will put the right finger, or show the right face.
    FingerRight,
    /// The person will close the system's question.
    FingerCancelled,
    /// No finger and no face is known to the phone.
    FingerMissing,
    /// The system takes jobs.
    JobsTaken,
    /// The system takes no more jobs.
    JobsRefused,
    /// Some app opens pages.
    PagesOpen,
    /// Some app dials numbers.
    NumbersDialled,
    /// No app opens pages.
    NobodyOpensPages,
    /// Files can be offered to other apps.
    FilesOffered,
}

/// Whether a phone is in a situation now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum Arranged {
    /// It is.
    Ready,
    /// It never can be: this platform has nothing of the kind, and answers [`crate::PlatformError::Unavailable`].
    Lacking,
    /// It can't be brought about here.
    NotHere,
}

/// What a platform handed to the system.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum Outward {
    /// A link was opened.
    Link {
        /// The link as the system has it.
        url: String,
    },
    /// A file was offered to other apps.
    File {
        /// Its path, as the platform was asked.
        path: String,
    },
    /// A job waits.
    Job {
        /// In how many milliseconds from now it is due; the system may take longer.
        delay_ms: u64,
    },
}

/// The hand that holds the phone.
#[cfg_attr(feature = "ffi", uniffi::export(rust, foreign))]
pub trait PlatformHand: Send + Sync {
    /// Brings the phone into a situation, which lasts until the next one; [`Situation::Usual`] undoes each.
    fn arrange(&self, situation: Situation) -> Arranged;
    /// The oldest news of the platform that was not taken yet; waits as long as the person and the system may need,
    /// on a phone some seconds.
    fn told(&self) -> Option<PlatformEvent>;
    /// What was handed to the system since this was last asked, oldest first; waits like [`PlatformHand::told`].
    fn handed_out(&self) -> Vec<Outward>;
    /// A file that the app may offer to others.
    fn file_to_offer(&self) -> String;
}
