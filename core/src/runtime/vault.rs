//! The platform's vault behind the core's port.

use std::sync::Arc;

use crate::{
    boundary::{Platform, PlatformError},
    ports::{KeyVault, VaultFault},
};

/// The vault of a shell's platform.
pub(crate) struct PlatformVault(pub Arc<dyn Platform>);

impl KeyVault for PlatformVault {
    fn create(&self, alias: &str) -> Result<(), VaultFault> {
        self.0.vault_create(alias.to_owned()).map_err(Into::into)
    }

    fn wrap(&self, alias: &str, plain: &[u8]) -> Result<Vec<u8>, VaultFault> {
        self.0.vault_wrap(alias.to_owned(), plain.to_vec()).map_err(Into::into)
    }

    fn unwrap_key(&self, alias: &str, wrapped: &[u8]) -> Result<Vec<u8>, VaultFault> {
        self.0.vault_unwrap(alias.to_owned(), wrapped.to_vec()).map_err(Into::into)
    }

    fn destroy(&self, alias: &str) -> Result<(), VaultFault> {
        self.0.vault_destroy(alias.to_owned()).map_err(Into::into)
    }
}

impl From<PlatformError> for VaultFault {
    fn from(error: PlatformError) -> Self {
        match error {
            PlatformError::KeyLost => Self::KeyLost,
            PlatformError::Refused { reason } => Self::Refused { reason },
            PlatformError::Unavailable => Self::Failed { reason: "not available on this phone".to_owned() },
            PlatformError::Failed { reason } => Self::Failed { reason },
        }
    }
}
