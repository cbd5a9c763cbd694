//! Everything that reads what somebody else wrote, one target for each: what must hold whatever stands there. Above
//! all, nothing panics; beyond that each target says what follows from an input that was taken.

mod requests;
mod targets;

/// What is done with an input.
pub type Target = fn(&[u8]);

/// The targets by their names, which are the folders of the corpus too.
pub const TARGETS: [(&str, Target); 10] = [
    ("addresses", targets::addresses),
    ("answers", targets::answers),
    ("dates", targets::dates),
    ("documents", targets::documents),
    ("envelopes", targets::envelopes),
    ("names", targets::names),
    ("passwords", targets::passwords),
    ("phones", targets::phones),
    ("requests", requests::requests),
    ("zones", targets::zones),
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|(known, _)| *known == name).map(|(_, target)| target)
}
