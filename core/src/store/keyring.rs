//! The keyring table: which vault key wraps the data key of the epoch in force, and which vault keys are still
//! to be destroyed.

use ring::digest;
use rusqlite::{Connection, params};

use super::faults::{damaged, new_key_fault, seal_fault, sql_fault, vault_fault};
use crate::{
    crypto::DataKey,
    ports::{KeyVault, Rng, StoreFault},
};

/// Random bytes of an alias.
const ALIAS_BYTES: usize = 16;

/// The vault key that is in force.
#[derive(Debug)]
pub struct Current {
    /// Its epoch.
    pub epoch: u32,
    /// Its name in the vault.
    pub alias: String,
    /// The data key it wraps.
    pub wrapped: Vec<u8>,
}

/// A vault key that is to be destroyed.
#[derive(Debug)]
pub struct Leftover {
    epoch: u32,
    alias: String,
}

/// A name no vault key has had before, so that no folder, copy or earlier epoch can share a key with another.
///
/// # Errors
/// [`StoreFault::Sealing`] without randomness.
pub fn fresh_alias(rng: &dyn Rng) -> Result<String, StoreFault> {
    let mut bytes = [0; ALIAS_BYTES];
    rng.fill(&mut bytes).map_err(|fault| seal_fault(fault.into()))?;
    Ok(bytes.iter().fold("kabinet-".to_owned(), |alias, byte| alias + &format!("{byte:02x}")))
}

/// Makes the vault key `alias` and a data key wrapped by it.
///
/// # Errors
/// [`StoreFault::VaultRefused`], [`StoreFault::Sealing`].
pub fn make_key(vault: &dyn KeyVault, alias: &str, rng: &dyn Rng) -> Result<(DataKey, Vec<u8>), StoreFault> {
    let data_key = DataKey::generate(rng).map_err(seal_fault)?;
    vault.create(alias).map_err(new_key_fault)?;
    let wrapped = vault.wrap(alias, data_key.expose()).map_err(new_key_fault)?;
    Ok((data_key, wrapped))
}

/// The key in force and what is left to destroy.
///
/// # Errors
/// [`StoreFault::Damaged`] when a row is not what was written or not exactly one key is in force.
pub fn read(connection: &Connection) -> Result<(Current, Vec<Leftover>), StoreFault> {
    let mut statement = connection
        .prepare("SELECT epoch, alias, wrapped, fingerprint FROM keyring ORDER BY epoch")
        .map_err(sql_fault)?;
    let mut found = statement.query([]).map_err(sql_fault)?;
    let (mut current, mut leftovers) = (None, Vec::new());
    while let Some(row) = found.next().map_err(sql_fault)? {
        let epoch: u32 = row.get(0).map_err(sql_fault)?;
        let alias: String = row.get(1).map_err(sql_fault)?;
        let wrapped: Option<Vec<u8>> = row.get(2).map_err(sql_fault)?;
        let kept: Vec<u8> = row.get(3).map_err(sql_fault)?;
        if kept != fingerprint(epoch, &alias, wrapped.as_deref()) {
            return Err(damaged("a row of the keyring has changed"));
        }
        match wrapped {
            None => leftovers.push(Leftover { epoch, alias }),
            Some(wrapped) => {
                if current.replace(Current { epoch, alias, wrapped }).is_some() {
                    return Err(damaged("the keyring has two keys in force"));
                }
            }
        }
    }
    let current = current.ok_or_else(|| damaged("the keyring has no key in force"))?;
    Ok((current, leftovers))
}

/// Every alias that can still be read; of a damaged file perhaps none. For destroying only.
pub fn aliases(connection: &Connection) -> Vec<String> {
    let Ok(mut statement) = connection.prepare("SELECT alias FROM keyring") else { return Vec::new() };
    let Ok(found) = statement.query_map([], |row| row.get(0)) else { return Vec::new() };
    found.filter_map(Result::ok).collect()
}

/// Names a vault key: with its wrapped data key it is in force, without one it is to be destroyed.
///
/// # Errors
/// See [`StoreFault`].
pub fn put(
    connection: &Connection,
    epoch: u32,
    alias: &str,
    wrapped: Option<&[u8]>,
) -> Result<(), StoreFault> {
    connection
        .execute(
            "INSERT OR REPLACE INTO keyring (epoch, alias, wrapped, fingerprint) VALUES (?1, ?2, ?3, ?4)",
            params![epoch, alias, wrapped, fingerprint(epoch, alias, wrapped)],
        )
        .map_err(sql_fault)?;
    Ok(())
}

/// Destroys the vault keys that are no longer, or not yet, in force, and forgets their names.
///
/// # Errors
/// See [`StoreFault`]; what was not reached is found again the next time.
pub fn destroy(
    connection: &Connection,
    vault: &dyn KeyVault,
    leftovers: &[Leftover],
) -> Result<(), StoreFault> {
    for Leftover { epoch, alias } in leftovers {
        destroy_alias(vault, alias)?;
        connection
            .execute("DELETE FROM keyring WHERE epoch = ?1 AND wrapped IS NULL", [epoch])
            .map_err(sql_fault)?;
    }
    Ok(())
}

/// Destroys one vault key; one that is gone already is destroyed.
///
/// # Errors
/// [`StoreFault::VaultRefused`].
pub fn destroy_alias(vault: &dyn KeyVault, alias: &str) -> Result<(), StoreFault> {
    match vault.destroy(alias).map_err(vault_fault) {
        Ok(()) | Err(StoreFault::KeyLost) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Tells a damaged row from one that the vault refuses; no secret, no proof against an attacker.
fn fingerprint(epoch: u32, alias: &str, wrapped: Option<&[u8]>) -> Vec<u8> {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(&epoch.to_be_bytes());
    context.update(&(alias.len() as u64).to_be_bytes());
    context.update(alias.as_bytes());
    context.update(&[u8::from(wrapped.is_some())]);
    context.update(wrapped.unwrap_or_default());
    context.finish().as_ref().to_vec()
}
