//! What a row keeps of a file.

use std::fmt;

use super::hex;
use crate::{
    crypto::{CryptoFault, DataKey},
    ports::Rng,
    sensitive::hidden_debug,
};

/// A SHA-256 checksum of plain bytes.
pub type Sha256 = [u8; 32];

/// Bytes of a name.
const LENGTH: usize = 16;
/// Comes behind the name of a file that is being written.
const UNFINISHED: &str = ".new";

/// The name of a file: 128 random bits, never given twice. It is not secret. As text it is 32 hexadecimal digits, so no
/// name leads out of the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileName([u8; LENGTH]);

impl FileName {
    /// A name that no file has had.
    pub(super) fn fresh(rng: &dyn Rng) -> Result<Self, CryptoFault> {
        let mut bytes = [0; LENGTH];
        rng.fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The name whose file would stand under this one in the folder, finished or not; none when it is no file of ours.
    pub(super) fn of_file(file: &str) -> Option<(Self, bool)> {
        let (digits, is_finished) =
            file.strip_suffix(UNFINISHED).map_or((file, true), |digits| (digits, false));
        hex::decode(digits).map(|bytes| (Self(bytes), is_finished))
    }

    /// Under which name the file stands while it is written.
    pub(super) fn unfinished(self) -> String {
        format!("{self}{UNFINISHED}")
    }

    /// What the chunks are bound to.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

/// A finished file, as the row keeps it that names it: where it is, the key that opens it, how long it is and its
/// checksum. It holds a secret, so it has no `Serialize`: a field of a row says `#[serde(with =
/// "kabinet_core::files::sealed")]`.
#[derive(Clone, PartialEq, Eq)]
pub struct FileRef {
    pub(super) name: FileName,
    pub(super) length: u64,
    pub(super) sha256: Sha256,
    pub(super) key: DataKey,
}

impl FileRef {
    /// Its name, for [`FileStore::sweep`](super::FileStore::sweep) and [`FileStore::remove`](super::FileStore::remove).
    pub fn name(&self) -> FileName {
        self.name
    }

    /// How many plain bytes it holds.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The checksum of its plain bytes, for who gets them.
    pub fn sha256(&self) -> &Sha256 {
        &self.sha256
    }
}

hidden_debug!(fields of FileRef: name);

/// `#[serde(with = "…::files::sealed")]`: for fields of facts that only ever go into the sealed store. The seal of the
/// row is what wraps the file's key.
pub mod sealed {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::{DataKey, FileName, FileRef, hex};
    use crate::sensitive::Sensitive;

    #[derive(Serialize, Deserialize)]
    struct Kept {
        name: String,
        length: u64,
        sha256: String,
        #[serde(with = "crate::sensitive::sealed")]
        key: Sensitive,
    }

    /// Writes what opens the file.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(file: &FileRef, serializer: S) -> Result<S::Ok, S::Error> {
        let FileRef { name, length, sha256, key } = file;
        let key = Sensitive::new(hex::encode(key.expose()));
        Kept { name: name.to_string(), length: *length, sha256: hex::encode(sha256), key }
            .serialize(serializer)
    }

    /// Reads what opens the file.
    ///
    /// # Errors
    /// Those of the deserializer; no error quotes what stands there.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FileRef, D::Error> {
        let Kept { name, length, sha256, key } = Kept::deserialize(deserializer)?;
        let key = hex::decode::<32>(key.reveal()).and_then(|key| DataKey::from_unwrapped(key.to_vec()));
        Ok(FileRef {
            name: hex::decode(&name).map(FileName).ok_or_else(|| D::Error::custom("no name of a file"))?,
            length,
            sha256: hex::decode(&sha256).ok_or_else(|| D::Error::custom("no checksum of a file"))?,
            key: key.ok_or_else(|| D::Error::custom("no key of a file"))?,
        })
    }
}
