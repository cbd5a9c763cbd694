//! The portal's rules for passwords, as they come over the wire.

use serde::{Deserialize, Serialize};

use super::{blocklist::BLOCKLIST_SHA256, fault::PasswordFault};

/// The member `password` of the portal's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the portal's settings have this form")]
pub struct PasswordPolicy {
    /// Fewest code points after NFKC.
    pub min: usize,
    /// Most code points after NFKC.
    pub max: usize,
    /// A capital letter A–Z is needed.
    pub upper: bool,
    /// A small letter a–z is needed.
    pub lower: bool,
    /// A digit 0–9 is needed.
    pub digit: bool,
    /// One of these signs is needed.
    pub special: Option<String>,
    /// The longest run of digits or Latin letters in order, up or down, that is allowed.
    pub max_run: Option<usize>,
    /// What of the person it must not hold.
    pub forbids: Vec<Forbidden>,
    /// SHA-256 (hex) of the list of frequent passwords it must not be in.
    pub blocklist_sha256: Option<String>,
    /// After how many days the portal advises a new one.
    pub reminder_days: Option<u32>,
    /// Whether the app shows how hard it is to guess.
    pub shows_strength: bool,
}

/// What of the person a password must not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forbidden {
    /// The birth date in a usual writing, or its year.
    BirthDate,
    /// Seven digits of the phone in a row.
    Phone,
    /// A part of the name.
    Name,
    /// Something this app does not know yet: only the portal can tell.
    #[serde(other)]
    Unknown,
}

/// One line of the checklist beside a password field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// So many code points.
    Length {
        /// Fewest.
        min: usize,
        /// Most.
        max: usize,
    },
    /// A capital Latin letter.
    Upper,
    /// A small Latin letter.
    Lower,
    /// A digit.
    Digit,
    /// One of these signs.
    Sign(String),
    /// No longer run of digits or Latin letters in order than this.
    Run(usize),
    /// Not in the list of frequent passwords.
    NotCommon {
        /// The portal uses another list than the bundled one: only the portal can tell.
        by_portal: bool,
    },
    /// Nothing of the person.
    NotPersonal(Vec<Forbidden>),
}

impl PasswordPolicy {
    /// The checklist of this policy, in the order of showing. Every [`PasswordFault`] that the policy can give belongs to
    /// exactly one rule of it.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = vec![Rule::Length { min: self.min, max: self.max }];
        rules.extend(self.upper.then_some(Rule::Upper));
        rules.extend(self.lower.then_some(Rule::Lower));
        rules.extend(self.digit.then_some(Rule::Digit));
        rules.extend(self.special.clone().map(Rule::Sign));
        rules.extend(self.max_run.map(Rule::Run));
        rules.extend(
            self.blocklist_sha256.as_ref().map(|_| Rule::NotCommon { by_portal: !self.uses_bundled_list() }),
        );
        rules.extend((!self.forbids.is_empty()).then(|| Rule::NotPersonal(self.forbids.clone())));
        rules
    }

    /// Whether the portal's list of frequent passwords is the bundled one, so that the app can apply it.
    pub fn uses_bundled_list(&self) -> bool {
        self.blocklist_sha256.as_ref().is_some_and(|hash| hash.eq_ignore_ascii_case(BLOCKLIST_SHA256))
    }
}

impl Rule {
    /// The faults that say this rule is broken.
    pub fn faults(&self) -> &'static [PasswordFault] {
        match self {
            Self::Length { .. } => &[PasswordFault::TooLong, PasswordFault::TooShort],
            Self::Upper => &[PasswordFault::NoUpper],
            Self::Lower => &[PasswordFault::NoLower],
            Self::Digit => &[PasswordFault::NoDigit],
            Self::Sign(_) => &[PasswordFault::NoSign],
            Self::Run(_) => &[PasswordFault::Sequence],
            Self::NotCommon { .. } => &[PasswordFault::Common],
            Self::NotPersonal(_) => &[PasswordFault::BirthDate, PasswordFault::Name, PasswordFault::Phone],
        }
    }
}

#[cfg(test)]
pub(in crate::domain) mod profiles {
    use super::{BLOCKLIST_SHA256, Forbidden, PasswordPolicy};

    /// The policy of one of the portal's profiles.
    pub fn policy(profile: &str) -> PasswordPolicy {
        let kabinet = PasswordPolicy {
            min: 12,
            max: 128,
            upper: false,
            lower: false,
            digit: false,
            special: None,
            max_run: None,
            forbids: vec![Forbidden::BirthDate, Forbidden::Phone, Forbidden::Name],
            blocklist_sha256: Some(BLOCKLIST_SHA256.into()),
            reminder_days: None,
            shows_strength: true,
        };
        let classes = PasswordPolicy {
            upper: true,
            lower: true,
            digit: true,
            forbids: vec![Forbidden::BirthDate, Forbidden::Phone],
            shows_strength: false,
            ..kabinet.clone()
        };
        match profile {
            "kabinet" => kabinet,
            "doc-000" => PasswordPolicy {
                min: 8,
                max: 20,
                special: Some("!@#$%^&*()_+".into()),
                max_run: Some(3),
                blocklist_sha256: None,
                reminder_days: Some(180),
                ..classes
            },
            "doc-004" => PasswordPolicy { special: Some("!@#$".into()), ..classes },
            _ => panic!("no profile {profile}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::profiles::policy;
    use super::{Forbidden, PasswordPolicy, Rule};
    use crate::domain::password::{PasswordFault, PersonalData, faults};

    #[test]
    fn the_policy_has_the_form_of_the_wire() {
        let wire =
            r#"{"min":12,"max":128,"upper":false,"lower":false,"digit":false,"special":null,"max_run":null,
            "forbids":["birth_date","phone","name"],"blocklist_sha256":"HASH","reminder_days":null,
            "shows_strength":true}"#
                .replace("HASH", super::BLOCKLIST_SHA256);
        assert_eq!(serde_json::from_str::<PasswordPolicy>(&wire).unwrap(), policy("kabinet"));
        let value: serde_json::Value = serde_json::from_str(&wire).unwrap();
        assert_eq!(serde_json::to_value(policy("kabinet")).unwrap(), value);
        for profile in ["kabinet", "doc-000", "doc-004"] {
            let text = serde_json::to_string(&policy(profile)).unwrap();
            assert_eq!(serde_json::from_str::<PasswordPolicy>(&text).unwrap(), policy(profile));
        }
    }

    #[test]
    fn a_kind_of_data_that_a_newer_portal_forbids_is_left_to_the_portal() {
        let mut value = serde_json::to_value(policy("doc-004")).unwrap();
        value["forbids"] = serde_json::json!(["phone", "snils"]);
        let newer: PasswordPolicy = serde_json::from_value(value).unwrap();
        assert_eq!(newer.forbids, [Forbidden::Phone, Forbidden::Unknown]);
        let kept = serde_json::to_string(&newer).unwrap();
        assert_eq!(serde_json::from_str::<PasswordPolicy>(&kept).unwrap(), newer);
    }

    #[test]
    fn another_list_of_frequent_passwords_is_left_to_the_portal() {
        let other = PasswordPolicy { blocklist_sha256: Some("00".into()), ..policy("kabinet") };
        assert!(other.rules().contains(&Rule::NotCommon { by_portal: true }));
        assert!(policy("kabinet").rules().contains(&Rule::NotCommon { by_portal: false }));
        assert_eq!(faults(&other, &PersonalData::default(), "iloveyou1234"), []);
        assert_eq!(
            faults(&policy("kabinet"), &PersonalData::default(), "iloveyou1234"),
            [PasswordFault::Common]
        );
    }

    #[test]
    fn every_fault_belongs_to_one_rule() {
        assert_eq!(policy("doc-000").rules().len(), 7);
        assert_eq!(policy("kabinet").rules().len(), 3);
        for (profile, password) in [("doc-000", "ю"), ("doc-004", ""), ("kabinet", "iloveyou1234")] {
            let rules = policy(profile).rules();
            for fault in faults(&policy(profile), &PersonalData::default(), password) {
                assert_eq!(
                    rules.iter().filter(|rule| rule.faults().contains(&fault)).count(),
                    1,
                    "{fault:?}"
                );
            }
        }
    }
}
