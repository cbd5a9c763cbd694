//! The four tables of sealed rows and the inventory over them.

use rusqlite::{Connection, OptionalExtension, params};

use super::faults::{damaged, seal_fault, sql_fault};
use crate::{
    crypto::{Address, Inventory, Sealer},
    ports::{Change, Row, RowKey, Slot, StoreFault},
};

/// Every slot, in the order of [`Slot`].
const SLOTS: [Slot; 4] = [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache];

/// The place of the sealed inventory. Numbers of places are part of every seal and never change their meaning.
const INVENTORY: Address<'static> = Address { slot: 5, profile: 0, name: "" };

/// The table of a slot.
fn table(slot: Slot) -> &'static str {
    match slot {
        Slot::Fact => "fact",
        Slot::Draft => "draft",
        Slot::Outbox => "outbox",
        Slot::Cache => "cache",
    }
}

/// The fixed number of a slot's `value` column.
fn number(slot: Slot) -> u16 {
    match slot {
        Slot::Fact => 1,
        Slot::Draft => 2,
        Slot::Outbox => 3,
        Slot::Cache => 4,
    }
}

fn address(key: &RowKey) -> Address<'_> {
    Address { slot: number(key.slot), profile: key.profile, name: &key.name }
}

/// Opens every row and holds them against the inventory. Ordered by slot, profile, name.
///
/// # Errors
/// [`StoreFault::Damaged`] when a single row does not open or the inventory does not agree.
pub fn read_all(
    connection: &Connection,
    sealer: &Sealer,
    inventory: &Inventory,
) -> Result<Vec<Row>, StoreFault> {
    let mut rows = Vec::new();
    let mut counted = Inventory::default();
    for slot in SLOTS {
        let table = table(slot);
        let mut statement = connection
            .prepare_cached(&format!(
                "SELECT profile, name, epoch, value FROM {table} ORDER BY profile, name"
            ))
            .map_err(sql_fault)?;
        let mut found = statement.query([]).map_err(sql_fault)?;
        while let Some(row) = found.next().map_err(sql_fault)? {
            let profile: u32 = row.get(0).map_err(sql_fault)?;
            let name: String = row.get(1).map_err(sql_fault)?;
            let epoch: u32 = row.get(2).map_err(sql_fault)?;
            let envelope = row.get_ref(3).map_err(sql_fault)?.as_blob().map_err(|_| changed(table))?;
            if epoch != sealer.epoch() {
                return Err(damaged(format!("a row of {table} is of another epoch")));
            }
            let key = RowKey { slot, profile, name };
            let value = sealer.open(&address(&key), envelope).map_err(|_| changed(table))?;
            counted.add(sealer.mark(&address(&key), envelope));
            rows.push(Row { key, value });
        }
    }
    if counted == *inventory {
        Ok(rows)
    } else {
        Err(damaged("rows are missing, too many or older than others"))
    }
}

/// Carries out one change and keeps the inventory in step. Belongs in a transaction.
///
/// # Errors
/// See [`StoreFault`].
pub fn apply(
    connection: &Connection,
    sealer: &mut Sealer,
    inventory: &mut Inventory,
    change: &Change,
) -> Result<(), StoreFault> {
    match change {
        Change::Put { key, value } => {
            strike(connection, sealer, inventory, key)?;
            put(connection, sealer, inventory, key, value)
        }
        Change::Delete { key } => {
            strike(connection, sealer, inventory, key)?;
            let sql = format!("DELETE FROM {} WHERE profile = ?1 AND name = ?2", table(key.slot));
            run(connection, &sql, params![key.profile, key.name])
        }
        Change::DeleteProfile { profile } => {
            for slot in SLOTS {
                delete_profile(connection, sealer, inventory, slot, *profile)?;
            }
            Ok(())
        }
    }
}

/// Seals a row that the inventory does not hold yet and writes it over whatever stands there.
///
/// # Errors
/// See [`StoreFault`].
pub fn put(
    connection: &Connection,
    sealer: &mut Sealer,
    inventory: &mut Inventory,
    key: &RowKey,
    value: &[u8],
) -> Result<(), StoreFault> {
    let envelope = sealer.seal(&address(key), value).map_err(seal_fault)?;
    inventory.add(sealer.mark(&address(key), &envelope));
    // Written over in its place: a row that was replaced would first give its pages back.
    let sql = format!(
        "INSERT INTO {} (profile, name, epoch, value) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (profile, name) DO UPDATE SET epoch = excluded.epoch, value = excluded.value",
        table(key.slot)
    );
    run(connection, &sql, params![key.profile, key.name, sealer.epoch(), envelope])
}

/// The inventory as the file has it.
///
/// # Errors
/// [`StoreFault::Damaged`].
pub fn read_inventory(connection: &Connection, sealer: &Sealer) -> Result<Inventory, StoreFault> {
    let envelope: Vec<u8> =
        connection.query_one("SELECT value FROM inventory", [], |row| row.get(0)).map_err(sql_fault)?;
    let bytes = sealer.open(&INVENTORY, &envelope).map_err(|_| changed("inventory"))?;
    Inventory::decode(&bytes).ok_or_else(|| changed("inventory"))
}

/// Seals the inventory and writes it.
///
/// # Errors
/// See [`StoreFault`].
pub fn write_inventory(
    connection: &Connection,
    sealer: &mut Sealer,
    inventory: &Inventory,
) -> Result<(), StoreFault> {
    let envelope = sealer.seal(&INVENTORY, &inventory.encode()).map_err(seal_fault)?;
    run(connection, "INSERT OR REPLACE INTO inventory (id, value) VALUES (1, ?1)", params![envelope])
}

/// Takes the row that stands at `key`, if any, off the inventory.
fn strike(
    connection: &Connection,
    sealer: &Sealer,
    inventory: &mut Inventory,
    key: &RowKey,
) -> Result<(), StoreFault> {
    let sql = format!("SELECT value FROM {} WHERE profile = ?1 AND name = ?2", table(key.slot));
    let standing: Option<Vec<u8>> = connection
        .prepare_cached(&sql)
        .and_then(|mut statement| {
            statement.query_row(params![key.profile, key.name], |row| row.get(0)).optional()
        })
        .map_err(sql_fault)?;
    if let Some(envelope) = standing {
        inventory.remove(sealer.mark(&address(key), &envelope));
    }
    Ok(())
}

fn delete_profile(
    connection: &Connection,
    sealer: &Sealer,
    inventory: &mut Inventory,
    slot: Slot,
    profile: u32,
) -> Result<(), StoreFault> {
    let sql = format!("DELETE FROM {} WHERE profile = ?1 RETURNING name, value", table(slot));
    let mut statement = connection.prepare_cached(&sql).map_err(sql_fault)?;
    let mut deleted = statement.query([profile]).map_err(sql_fault)?;
    while let Some(row) = deleted.next().map_err(sql_fault)? {
        let key = RowKey { slot, profile, name: row.get(0).map_err(sql_fault)? };
        let envelope: Vec<u8> = row.get(1).map_err(sql_fault)?;
        inventory.remove(sealer.mark(&address(&key), &envelope));
    }
    Ok(())
}

fn run(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<(), StoreFault> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).map_err(sql_fault)?;
    Ok(())
}

fn changed(table: &str) -> StoreFault {
    damaged(format!("a value of {table} is not what was sealed there"))
}
