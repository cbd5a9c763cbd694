//! Scripted faults: what goes wrong with the next calls, as a developer or a test ordered it.
//!
//! A call is taken by the first rule that matches it and has hits left; it has one fault at most. Nothing is random.
//! The rules live in memory: a restart of the portal clears them.

mod apply;
pub mod wire;

use crate::http::problem::{FieldFault, Problem, ProblemKind};
use crate::portal::changes::{ChangeKind, Changes};
use crate::portal::clock::DAY_S;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use wire::{Bounds, Fault, FaultBounds, FaultOrder, FaultRule};

impl ChangeKind {
    /// A scripted fault was ordered, struck or was removed.
    pub const FAULTS: Self = Self::new("faults");
}

impl ProblemKind {
    /// The API has no such call.
    pub(crate) const UNKNOWN_OPERATION: Self =
        Self::new("unknown-operation", 422, "The API has no such call");
}

/// How many rules without hits left are remembered.
const SPENT_KEPT: usize = 50;

const TEN_YEARS_S: i64 = 3_650 * DAY_S;

/// Which numbers an order may have.
pub(crate) const BOUNDS: FaultBounds = FaultBounds {
    times: Bounds { min: 1, max: 10_000 },
    retry_after_s: Bounds { min: 1, max: DAY_S },
    ms: Bounds { min: 1, max: 600_000 },
    offset_s: Bounds { min: -TEN_YEARS_S, max: TEN_YEARS_S },
};

/// The rules. Cheap to clone; all clones are the same list.
#[derive(Clone)]
pub struct Faults(Arc<Inner>);

struct Inner {
    /// Method and address template of every call of the API.
    operations: BTreeSet<String>,
    changes: Changes,
    rules: Mutex<Rules>,
}

#[derive(Default)]
struct Rules {
    last: u64,
    list: Vec<FaultRule>,
}

impl Faults {
    pub(crate) fn new(operations: BTreeSet<String>, changes: Changes) -> Self {
        Self(Arc::new(Inner { operations, changes, rules: Mutex::default() }))
    }

    /// Adds a rule behind those that are there.
    ///
    /// # Errors
    /// A problem: `unknown-operation` when the API has no such call, `invalid-fields` when a number is out of bounds.
    pub fn add(&self, order: FaultOrder) -> Result<FaultRule, Box<Problem>> {
        if order.operation.as_ref().is_some_and(|operation| !self.0.operations.contains(operation)) {
            let named = format!("{:.80}", order.operation.unwrap_or_default());
            return Err(Problem::new(ProblemKind::UNKNOWN_OPERATION).detail(named).into());
        }
        let out_of_bounds = out_of_bounds(&order);
        if !out_of_bounds.is_empty() {
            return Err(Problem::new(ProblemKind::INVALID_FIELDS).fields(out_of_bounds).into());
        }
        let FaultOrder { operation, times, fault } = order;
        let mut rules = self.rules();
        rules.last += 1;
        let rule = FaultRule { id: rules.last, operation, fault, left: times, hits: 0 };
        rules.list.push(rule.clone());
        drop(rules);
        self.changed();
        Ok(rule)
    }

    /// The rules in the order in which they are tried; those without hits left stay to be looked at until they are
    /// removed or 50 newer ones are spent.
    pub fn list(&self) -> Vec<FaultRule> {
        self.rules().list.clone()
    }

    /// Removes a rule; false when there is none of that id.
    pub fn remove(&self, id: u64) -> bool {
        let mut rules = self.rules();
        let before = rules.list.len();
        rules.list.retain(|rule| rule.id != id);
        let removed = rules.list.len() < before;
        drop(rules);
        if removed {
            self.changed();
        }
        removed
    }

    /// Removes every rule.
    pub fn clear(&self) {
        self.rules().list.clear();
        self.changed();
    }

    /// What a rule may be bound to: method and address template of every call of the API.
    pub fn operations(&self) -> Vec<String> {
        self.0.operations.iter().cloned().collect()
    }

    /// The fault of this call, if a rule takes it; one hit of the rule is used up.
    pub(crate) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let call = format!("{method} {path}");
        let mut rules = self.rules();
        let rule = rules.list.iter_mut().find(|rule| {
            rule.left > 0 && rule.operation.as_ref().is_none_or(|operation| *operation == call)
        })?;
        rule.left -= 1;
        rule.hits += 1;
        let (fault, spent) = (rule.fault.clone(), rule.left == 0);
        if spent {
            rules.forget_old();
        }
        drop(rules);
        self.changed();
        Some(fault)
    }

    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.0.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.0.changes.publish(ChangeKind::FAULTS);
    }
}

impl Rules {
    fn forget_old(&mut self) {
        let spent = self.list.iter().filter(|rule| rule.left == 0).count();
        if spent > SPENT_KEPT
            && let Some(oldest) = self.list.iter().position(|rule| rule.left == 0)
        {
            self.list.remove(oldest);
        }
    }
}

/// The numbers of an order that are out of their bounds.
fn out_of_bounds(order: &FaultOrder) -> Vec<FieldFault> {
    let mut numbers = vec![("times", i64::from(order.times), BOUNDS.times)];
    match order.fault {
        Fault::Unavailable { retry_after_s: Some(seconds) }
        | Fault::TooManyRequests { retry_after_s: seconds } => {
            numbers.push(("fault.retry_after_s", i64::from(seconds), BOUNDS.retry_after_s));
        }
        Fault::Delay { ms } => numbers.push(("fault.ms", i64::from(ms), BOUNDS.ms)),
        Fault::WrongDate { offset_s } => numbers.push(("fault.offset_s", offset_s, BOUNDS.offset_s)),
        Fault::Unavailable { retry_after_s: None }
        | Fault::DropBefore {}
        | Fault::DropAfter {}
        | Fault::CaptivePortal {} => {}
    }
    let faulty = numbers.into_iter().filter(|(_, number, bounds)| !bounds.contain(*number));
    faulty.map(|(field, ..)| FieldFault::new(field, "out_of_bounds")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use utoipa::PartialSchema;

    const CALL: &str = "GET /api/v1/account";

    fn faults() -> Faults {
        Faults::new([CALL.to_owned()].into(), Changes::new([ChangeKind::FAULTS]))
    }

    fn once(fault: Fault) -> FaultOrder {
        FaultOrder { operation: None, times: 1, fault }
    }

    #[test]
    fn numbers_are_taken_up_to_their_bounds() {
        let reasons = |order| match faults().add(order) {
            Ok(_) => Vec::new(),
            Err(problem) => problem.fields.unwrap().into_iter().map(|fault| fault.field).collect(),
        };
        for times in [1, 10_000] {
            assert_eq!(reasons(FaultOrder { times, ..once(Fault::DropAfter {}) }), Vec::<String>::new());
        }
        for times in [0, 10_001] {
            assert_eq!(reasons(FaultOrder { times, ..once(Fault::DropAfter {}) }), ["times"]);
        }
        for (good, bad) in [
            (Fault::Delay { ms: 600_000 }, Fault::Delay { ms: 600_001 }),
            (Fault::Delay { ms: 1 }, Fault::Delay { ms: 0 }),
            (Fault::WrongDate { offset_s: -315_360_000 }, Fault::WrongDate { offset_s: i64::MIN }),
            (Fault::WrongDate { offset_s: 315_360_000 }, Fault::WrongDate { offset_s: 315_360_001 }),
            (
                Fault::TooManyRequests { retry_after_s: 86_400 },
                Fault::TooManyRequests { retry_after_s: 86_401 },
            ),
            (Fault::Unavailable { retry_after_s: Some(1) }, Fault::Unavailable { retry_after_s: Some(0) }),
        ] {
            assert_eq!(reasons(once(good)), Vec::<String>::new());
            assert_eq!(reasons(once(bad.clone())).len(), 1, "{bad:?}");
        }
        let both = FaultOrder { times: 0, ..once(Fault::Delay { ms: 0 }) };
        assert_eq!(reasons(both), ["times", "fault.ms"]);
    }

    /// The bounds that a schema tells of the properties with a name, at any depth.
    fn told(schema: &Value, name: &str) -> Vec<(i64, i64)> {
        let of = |property: &Value| Some((property["minimum"].as_f64()?, property["maximum"].as_f64()?));
        let inner: Vec<&Value> = match schema {
            Value::Object(members) => members.values().collect(),
            Value::Array(values) => values.iter().collect(),
            _ => Vec::new(),
        };
        #[allow(clippy::cast_possible_truncation, reason = "whole numbers far below 2^52")]
        let own = of(&schema["properties"][name]).map(|(min, max)| (min as i64, max as i64));
        own.into_iter().chain(inner.into_iter().flat_map(|inner| told(inner, name))).collect()
    }

    #[test]
    fn the_document_tells_the_bounds_that_hold() {
        let schemas = serde_json::to_value([FaultOrder::schema(), Fault::schema()]).unwrap();
        let bounds = serde_json::to_value(BOUNDS).unwrap();
        for (name, bounds) in bounds.as_object().unwrap() {
            let Bounds { min, max } = serde_json::from_value(bounds.clone()).unwrap();
            let told = told(&schemas, name);
            assert!(!told.is_empty() && told.iter().all(|told| *told == (min, max)), "{name}: {told:?}");
        }
    }

    #[test]
    fn the_oldest_spent_rules_are_forgotten_and_live_ones_never() {
        let faults = faults();
        let live = FaultOrder { operation: Some(CALL.to_owned()), ..once(Fault::DropAfter {}) };
        faults.add(live).unwrap();
        for _ in 0..SPENT_KEPT + 5 {
            faults.add(once(Fault::DropBefore {})).unwrap();
            assert_eq!(faults.take("GET", "/api/v1/settings"), Some(Fault::DropBefore {}));
        }
        let ids: Vec<u64> = faults.list().iter().map(|rule| rule.id).collect();
        assert_eq!((ids.len(), ids[0], ids[1]), (SPENT_KEPT + 1, 1, 7));
    }
}
