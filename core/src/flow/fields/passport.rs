//! The parts of an internal passport that are numbers: series, number, and the code of the department.

use super::number::{NumberKind, NumberWords, Whole};
use crate::{
    domain::{DepartmentScheme, PassportNumber, PassportSerialScheme, PassportSeriesScheme},
    words::Key,
};

/// The name of everything that stands in a passport, in the record of data.
pub(super) const PASSPORT: &str = "passport";
/// The id of the field for the series on a page that asks for a passport.
pub(in crate::flow) const SERIES_FIELD: &str = "passport_series";
/// The id of the field for the number there.
pub(in crate::flow) const NUMBER_FIELD: &str = "passport_number";

/// Takes the series; its value is the four digits. Series and number that are put into it together are offered to be spread.
pub(in crate::flow) struct PassportSeriesKind;

impl NumberKind for PassportSeriesKind {
    type Scheme = PassportSeriesScheme;
    const NAME: &'static str = "passport_series";
    const DATA: &'static str = PASSPORT;
    const GHOST: &'static str = "__ __";
    const WORDS: NumberWords = NumberWords {
        too_short: Key::PassportSeriesTooShort,
        all_zeros: Key::PassportSeriesAllZeros,
        ..NumberWords::of(
            Key::PassportSeriesEmpty,
            Key::PassportSeriesLetters,
            Key::PassportSeriesSigns,
            Key::PassportSeriesTooLong,
            Key::NumberEmpty,
        )
    };

    fn whole(text: &str) -> Option<Whole> {
        series_and_number(text)
    }
}

/// Takes the number; its value is the six digits. It treats series and number together as [`PassportSeriesKind`] does.
pub(in crate::flow) struct PassportNumberKind;

impl NumberKind for PassportNumberKind {
    type Scheme = PassportSerialScheme;
    const NAME: &'static str = "passport_number";
    const DATA: &'static str = PASSPORT;
    const GHOST: &'static str = "______";
    const WORDS: NumberWords = NumberWords {
        too_short: Key::PassportNumberTooShort,
        ..NumberWords::of(
            Key::PassportNumberEmpty,
            Key::PassportNumberLetters,
            Key::PassportNumberSigns,
            Key::PassportNumberTooLong,
            Key::NumberEmpty,
        )
    };

    fn whole(text: &str) -> Option<Whole> {
        series_and_number(text)
    }
}

/// Takes the code of the department that issued the passport; its value is the six digits.
pub(in crate::flow) struct DepartmentCodeKind;

impl NumberKind for DepartmentCodeKind {
    type Scheme = DepartmentScheme;
    const NAME: &'static str = "department_code";
    const DATA: &'static str = PASSPORT;
    const GHOST: &'static str = "___-___";
    const WORDS: NumberWords = NumberWords {
        too_short: Key::DepartmentCodeTooShort,
        ..NumberWords::of(
            Key::DepartmentCodeEmpty,
            Key::DepartmentCodeLetters,
            Key::DepartmentCodeSigns,
            Key::DepartmentCodeTooLong,
            Key::NumberEmpty,
        )
    };
}

fn series_and_number(text: &str) -> Option<Whole> {
    let passport = PassportNumber::read(text)?;
    Some(Whole {
        reason: Key::PassportTogether,
        title: Key::PassportTogetherOffers,
        text: Key::PassportTogetherOffer,
        fills: vec![
            ("series", SERIES_FIELD, passport.series_shown()),
            ("number", NUMBER_FIELD, passport.number()),
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::{DepartmentCodeKind, PassportNumberKind, PassportSeriesKind};
    use crate::flow::{
        field::Kind,
        fields::testing::{judge, reason, value},
    };

    #[test]
    fn each_part_is_masked_as_it_is_printed() {
        for (kind, typed, shown, digits) in [
            (&PassportSeriesKind as &'static dyn Kind, "4508", "45 08", "4508"),
            (&PassportNumberKind, "123 456", "123456", "123456"),
            (&DepartmentCodeKind, "770001", "770-001", "770001"),
            (&DepartmentCodeKind, "код подразделения 770-001", "770-001", "770001"),
        ] {
            let check = judge(kind, typed);
            assert_eq!(check.text, shown);
            assert!(reason(&check).is_none() && check.offers.is_none(), "{typed}");
            assert_eq!(value(kind, typed).as_deref(), Ok(digits));
        }
        assert_eq!(judge(&DepartmentCodeKind, "770").ghost, "-___");
    }

    #[test]
    fn a_fault_says_where_the_part_stands_on_the_paper() {
        for (kind, typed, place) in [
            (&PassportSeriesKind as &'static dyn Kind, "", "страниц"),
            (&PassportSeriesKind, "450", "перв"),
            (&PassportNumberKind, "12345", "после серии"),
            (&DepartmentCodeKind, "77000", "датой выдачи"),
        ] {
            let said = value(kind, typed).unwrap_err();
            assert!(said.contains(place), "{said}");
        }
    }

    #[test]
    fn series_and_number_together_are_offered_to_be_spread_over_both_fields() {
        for kind in [&PassportSeriesKind as &'static dyn Kind, &PassportNumberKind] {
            for typed in ["4508 № 123456", "45 08 123456"] {
                let check = judge(kind, typed);
                assert_eq!(check.text, typed, "nothing of it may be lost");
                assert!(reason(&check).is_some_and(|(said, hopeless)| said.contains("вместе") && hopeless));
                assert!(value(kind, typed).is_err());
                let offer = &check.offers.unwrap().choices[0];
                let fills: Vec<_> =
                    offer.fills.iter().map(|fill| (fill.field.as_str(), fill.text.as_str())).collect();
                assert_eq!(fills, [("passport_series", "45 08"), ("passport_number", "123456")]);
                assert!(offer.spoken.contains("1 2 3 4 5 6"), "{}", offer.spoken);
            }
        }
    }
}
