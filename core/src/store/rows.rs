//! The four tables of sealed rows that are read at opening, and the inventories over all rows.

use rusqlite::{Connection, params};
use zeroize::Zeroizing;

use super::{
    archive,
    faults::{damaged, seal_fault, sql_fault},
    index::{Entry, Index},
    record::{Head, Inventories, Newest, Standing},
    table::{address, changed, open, run, table},
};
use crate::{
    crypto::{Address, Inventory, Sealer},
    ports::{Row, RowChange, RowKey, Slot, StoreFault},
};

/// The slots that are read at opening, in the order of [`Slot`].
const SLOTS: [Slot; 4] = [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache];

/// The place of the inventories apart from all rows. Numbers of places are part of every seal and never change their meaning.
const INVENTORY: Address<'static> = Address { slot: 5, profile: 0, name: "" };

/// What the file holds but the archive.
pub struct Contents {
    /// Ordered by slot, profile, name.
    pub rows: Vec<Row>,
    /// Where they stand.
    pub index: Index,
    /// How things stand.
    pub standing: Standing,
}

/// Opens every row that is read at opening and holds all of them against their inventory.
///
/// # Errors
/// [`StoreFault::Damaged`] when a single row does not open or the inventory does not agree.
pub fn read_first(connection: &Connection, sealer: &Sealer) -> Result<Contents, StoreFault> {
    let (mut rows, mut index) = (Vec::new(), Index::default());
    let (mut counted, mut newest) = (Inventory::default(), Newest::default());
    let (head, _) = read_apart(connection, sealer)?;
    newest.see(head.commit, head.others);
    for slot in SLOTS {
        let table = table(slot);
        let sql = format!("SELECT id, profile, name, epoch, value FROM {table}");
        let mut statement = connection.prepare(&sql).map_err(sql_fault)?;
        let mut found = statement.query([]).map_err(sql_fault)?;
        while let Some(row) = found.next().map_err(sql_fault)? {
            let id = row.get(0).map_err(sql_fault)?;
            let key = RowKey {
                slot,
                profile: row.get(1).map_err(sql_fault)?,
                name: row.get(2).map_err(sql_fault)?,
            };
            let epoch: u32 = row.get(3).map_err(sql_fault)?;
            let envelope = row.get_ref(4).map_err(sql_fault)?.as_blob().map_err(|_| changed(table))?;
            if epoch != sealer.epoch() {
                return Err(damaged(format!("a row of {table} is of another epoch")));
            }
            let (head, value) = open(sealer, &address(&key), envelope, table)?;
            let mark = sealer.mark(envelope);
            counted.add(mark);
            let all = |others: Inventories| Inventories { rows: others.rows.with(mark), ..others };
            newest.see(head.commit, head.others.map(all));
            index.read(key.clone(), Entry { id, mark });
            rows.push(Row { key, value });
        }
    }
    rows.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    match newest.standing() {
        Some(standing) if standing.inventories.rows == counted => Ok(Contents { rows, index, standing }),
        _ => Err(damaged("rows are missing, too many or older than others")),
    }
}

/// A commit under way, in a transaction that somebody else begins and ends.
pub struct Commit<'a> {
    /// In a transaction.
    pub connection: &'a Connection,
    /// Of the epoch whose rows are written.
    pub sealer: &'a mut Sealer,
    /// What stands where; to be kept or taken back once it is known what became of the transaction.
    pub index: &'a mut Index,
    /// The number of this commit, and what it finds.
    pub standing: Standing,
}

impl Commit<'_> {
    /// Carries out changes in their order and writes down how things stand then.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn carry_out(mut self, changes: &[RowChange]) -> Result<Standing, StoreFault> {
        for (at, change) in changes.iter().enumerate() {
            match change {
                RowChange::Put { key, value } => self.put(key, value, at + 1 == changes.len())?,
                RowChange::Delete { key } => self.delete(key)?,
                RowChange::DeleteProfile { profile } => {
                    self.index.of_profile(*profile).iter().try_for_each(|key| self.delete(key))?;
                    let inventory = &mut self.standing.inventories.archive;
                    archive::delete_profile(self.connection, self.sealer, inventory, *profile)?;
                }
            }
        }
        let is_closed =
            matches!(changes.last(), Some(RowChange::Put { key, .. }) if key.slot != Slot::Archive);
        if is_closed { Ok(self.standing) } else { self.close() }
    }

    /// Seals all rows anew, which so far stand in the file under another key, and writes down how things stand then.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn reseal(mut self, rows: impl Iterator<Item = Row>) -> Result<Standing, StoreFault> {
        self.standing.inventories = Inventories::default();
        for Row { key, value } in rows {
            let value = Zeroizing::new(value);
            if key.slot == Slot::Archive {
                self.archive(&key, &value)?;
            } else {
                let id = self.index.get(&key).map_or_else(|| self.index.fresh_id(), |standing| standing.id);
                self.write(id, &key, &value, false)?;
            }
        }
        self.close()
    }

    /// Writes down how things stand apart from all rows.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn close(self) -> Result<Standing, StoreFault> {
        let head = Head { commit: self.standing.commit, others: Some(self.standing.inventories) };
        let envelope = self.sealer.seal(&INVENTORY, &[&head.encode()]).map_err(seal_fault)?;
        let sql = "INSERT OR REPLACE INTO inventory (id, value) VALUES (1, ?1)";
        run(self.connection, sql, params![envelope])?;
        Ok(self.standing)
    }

    fn put(&mut self, key: &RowKey, value: &[u8], is_last: bool) -> Result<(), StoreFault> {
        if key.slot == Slot::Archive {
            archive::forget(self.connection, self.sealer, &mut self.standing.inventories.archive, key)?;
            return self.archive(key, value);
        }
        let id = match self.index.get(key) {
            Some(standing) => {
                self.standing.inventories.rows.remove(standing.mark);
                standing.id
            }
            None => self.index.fresh_id(),
        };
        self.write(id, key, value, is_last)
    }

    fn delete(&mut self, key: &RowKey) -> Result<(), StoreFault> {
        if key.slot == Slot::Archive {
            archive::forget(self.connection, self.sealer, &mut self.standing.inventories.archive, key)?;
            return archive::delete(self.connection, key);
        }
        let Some(standing) = self.index.take(key) else { return Ok(()) };
        self.standing.inventories.rows.remove(standing.mark);
        run(self.connection, &format!("DELETE FROM {} WHERE id = ?1", table(key.slot)), [standing.id])
    }

    /// Seals a row that the inventory does not hold yet and writes it over whatever has its `id`. The last row of a
    /// commit takes the inventory with it.
    fn write(&mut self, id: i64, key: &RowKey, value: &[u8], is_last: bool) -> Result<(), StoreFault> {
        let Standing { commit, inventories } = self.standing;
        let head = Head { commit, others: is_last.then_some(inventories) };
        let envelope = self.sealer.seal(&address(key), &[&head.encode(), value]).map_err(seal_fault)?;
        let mark = self.sealer.mark(&envelope);
        self.standing.inventories.rows.add(mark);
        self.index.put(key, Entry { id, mark });
        let table = table(key.slot);
        let sql = format!(
            "INSERT OR REPLACE INTO {table} (id, profile, name, epoch, value) VALUES (?1, ?2, ?3, ?4, ?5)"
        );
        run(self.connection, &sql, params![id, key.profile, key.name, self.sealer.epoch(), envelope])
    }

    /// Seals a row of the archive that its inventory does not hold yet and writes it over whatever has its key.
    fn archive(&mut self, key: &RowKey, value: &[u8]) -> Result<(), StoreFault> {
        let head = Head { commit: self.standing.commit, others: None };
        let envelope = self.sealer.seal(&address(key), &[&head.encode(), value]).map_err(seal_fault)?;
        self.standing.inventories.archive.add(self.sealer.mark(&envelope));
        archive::write(self.connection, key, self.sealer.epoch(), &envelope)
    }
}

/// What stands apart from all rows.
fn read_apart(connection: &Connection, sealer: &Sealer) -> Result<(Head, Vec<u8>), StoreFault> {
    let envelope: Vec<u8> =
        connection.query_one("SELECT value FROM inventory", [], |row| row.get(0)).map_err(sql_fault)?;
    open(sealer, &INVENTORY, &envelope, "inventory")
}
