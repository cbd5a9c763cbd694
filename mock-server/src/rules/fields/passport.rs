//! The parts of an internal passport that are numbers, none of which has check digits: the series, the number, and the code of
//! the department that issued it (Government Decree No. 828 of 08.07.1997; No. 2267 of 23.12.2023 since 2024).

use super::digits;

const SERIES: usize = 4;
const NUMBER: usize = 6;
const DEPARTMENT_CODE: usize = 6;

/// The four digits of a series, or the reason why the text is none.
pub(crate) fn check_series(input: &str) -> Result<String, &'static str> {
    digits::number(input, SERIES..=SERIES)
}

/// The six digits of a number, or the reason why the text is none.
pub(crate) fn check_number(input: &str) -> Result<String, &'static str> {
    digits::number(input, NUMBER..=NUMBER)
}

/// The six digits of a department's code, `770-001`, or the reason why the text is none.
pub(crate) fn check_department_code(input: &str) -> Result<String, &'static str> {
    digits::number(input, DEPARTMENT_CODE..=DEPARTMENT_CODE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::{self, NumberCase};
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        part: String,
        #[serde(flatten)]
        number: NumberCase,
    }

    #[test]
    fn passport_vectors_hold_for_the_portal() {
        for Case { part, number } in vectors::cases("passport_parts.json") {
            number.hold(match part.as_str() {
                "series" => check_series,
                "number" => check_number,
                "department" => check_department_code,
                other => panic!("no part is called {other}"),
            });
        }
    }
}
