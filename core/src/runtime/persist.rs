//! Facts as rows: each group of facts is one value, written in a versioned form, so that any later version of the app
//! can read what any earlier one wrote.

use super::{
    slice::{Between, Plan},
    slices::{LEDGER, PROFILES, SLICES, numbered},
};
use crate::{
    flow::{Facts, LedgerEntry, Profiles},
    planted::{self, Bug},
    ports::{Row, RowChange, Slot, StoreFault},
};

/// What must be written so that what is stored of the facts `before` is that of the facts `after`, with what is new in the
/// archive. What is the same in both is not looked at where they share it.
pub(crate) fn changes(
    before: &Facts,
    after: &Facts,
    archived: &[LedgerEntry],
) -> Result<Vec<RowChange>, StoreFault> {
    let is_any = |facts: &Facts| !facts.installation.id.is_empty();
    if !is_any(after) {
        return Ok(Vec::new());
    }
    let is_kept = |profile: &u32| in_use(after.profiles).contains(profile);
    let dropped = in_use(before.profiles).into_iter().filter(|profile| !is_kept(profile)).collect();
    let mut plan = Plan::dropping(dropped);
    for entry in archived.iter().filter(|entry| is_kept(&entry.profile)) {
        plan.put(LEDGER.put(LEDGER.key(entry.profile, &numbered(entry.number)), entry)?);
    }
    let between = Between { before: Some(before).filter(|facts| is_any(facts)), after };
    for slice in SLICES {
        if slice.form().slot != Slot::Outbox || !planted::is(Bug::QueueForgotten) {
            slice.write(&between, &mut plan)?;
        }
    }
    Ok(plan.changes())
}

/// The profiles whose rows are read; that of the installation is always one of them.
fn in_use(profiles: Profiles) -> [u32; 3] {
    [0, profiles.registration, profiles.account]
}

/// The facts of these rows. Those of a profile that is not in use, and of kinds that only a newer app knows, are none.
pub(crate) fn facts_of(rows: Vec<Row>) -> Result<Facts, StoreFault> {
    let mut facts = Facts::default();
    if let Some(row) = rows.iter().find(|row| row.key == PROFILES.key(0, "")) {
        facts.profiles = PROFILES.read(row)?;
    }
    let profiles = in_use(facts.profiles);
    for row in rows.into_iter().filter(|row| profiles.contains(&row.key.profile)) {
        let mut of_slot = SLICES.iter().filter(|slice| slice.form().slot == row.key.slot);
        if let Some(slice) = of_slot.find(|slice| slice.has(&row.key.name)) {
            slice.read(&row, &mut facts)?;
        }
    }
    Ok(if facts.installation.id.is_empty() { Facts::default() } else { facts })
}

/// The ledger of a profile among these rows of the archive, the oldest entry first.
pub(crate) fn ledger_of(rows: Vec<Row>, profile: u32) -> Result<Vec<LedgerEntry>, StoreFault> {
    let is_its = |row: &Row| row.key.profile == profile && row.key.name.starts_with(LEDGER.name);
    rows.into_iter().filter(is_its).map(|row| LEDGER.read(&row)).collect()
}

/// The rows of these facts.
#[cfg(test)]
pub(crate) fn rows_of(facts: &Facts) -> Result<Vec<Row>, StoreFault> {
    let changes = changes(&Facts::default(), facts, &[])?;
    let put = changes.into_iter().filter_map(|change| match change {
        RowChange::Put { key, value } => Some(Row { key, value }),
        _ => None,
    });
    let mut rows: Vec<_> = put.collect();
    rows.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    Ok(rows)
}
