//! Why the portal refuses what stands in a field: the words, and what each means. Later portals may have more of them.

/// Each word with its meaning, sorted.
pub(crate) const REASONS: [(&str, &str); 28] = [
    ("all_zeros", "Nothing but zeros"),
    ("check_digits", "The check digits do not fit the others"),
    ("company", "The number of a company, not of a person"),
    ("digits", "Digits stand in a name"),
    ("empty", "Nothing that counts stands there"),
    ("foreign", "A number of another country"),
    ("foreign_letter", "A letter that Russian does not have"),
    ("free_line", "A free line (800, 804), which gets no SMS"),
    ("in_future", "A day that is still to come"),
    ("kazakhstan", "A number of Kazakhstan"),
    ("landline", "No mobile: no number of Russia that begins with 9"),
    ("latin", "A Latin letter in a name"),
    ("letters", "Letters among or beside the digits"),
    ("no_such_code", "No postal code begins so"),
    ("no_such_day", "The calendar has no such day"),
    ("not_a_date", "Not written as yyyy-mm-dd"),
    ("not_a_tick", "Neither true nor false"),
    ("not_a_time", "Not a moment as RFC 3339 writes it"),
    ("other_script", "Digits of another script"),
    ("out_of_bounds", "Outside the bounds of a fault's number"),
    ("repeated", "The same thing twice in a list"),
    ("sign", "A sign that a name does not have, or one that stands where it can't"),
    ("signs", "Signs among the digits"),
    ("too_long", "More than it may have"),
    ("too_old", "Older than may register"),
    ("too_short", "Less than it must have"),
    ("under_14", "Younger than may register"),
    ("unknown", "A form or a field that is not asked for"),
];

/// Whether it is one of them.
pub(crate) fn is_known(reason: &str) -> bool {
    REASONS.binary_search_by_key(&reason, |(word, _)| word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted_and_different() {
        assert!(REASONS.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
