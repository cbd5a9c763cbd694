//! Why the portal refuses what stands in a field: the words, and what each means. Later portals may have more of them.

/// Each word with its meaning, sorted.
pub(crate) const REASONS: [(&str, &str); 53] = [
    ("all_zeros", "Nothing but zeros"),
    ("before_14", "Issued before the owner was 14"),
    ("before_1997", "Issued before 1 October 1997, when there were no such passports"),
    ("check_digits", "The check digits do not fit the others"),
    ("company", "The number of a company, not of a person"),
    ("cyrillic", "A Russian letter where only Latin ones can stand, or among such"),
    ("digits", "Digits stand in a name"),
    ("district", "The second part of a cadastral number is not two digits"),
    ("domain", "What stands behind the @ can be no domain"),
    ("empty", "Nothing that counts stands there"),
    ("expired", "It had to be replaced at an age that the owner has passed"),
    ("foreign", "A number of another country"),
    ("foreign_letter", "A letter that Russian does not have"),
    ("free_line", "A free line (800, 804), which gets no SMS"),
    ("in_future", "A day that is still to come"),
    ("incomplete", "Parts are missing at the end"),
    ("kazakhstan", "A number of Kazakhstan"),
    ("landline", "No mobile: no number of Russia that begins with 9"),
    ("latin", "A Latin letter in a name"),
    ("letter_place", "A letter where only digits stand, or one beside a digit in the series"),
    ("letters", "Letters among or beside the digits"),
    ("local", "What stands before the @ can be no such part"),
    ("no_at", "No @ in an e-mail address"),
    ("no_domain", "No whole domain behind the @"),
    ("no_local", "Nothing before the @"),
    ("no_such_code", "No postal code begins so"),
    ("no_such_day", "The calendar has no such day"),
    ("no_such_month", "The year has no such month"),
    ("not_a_date", "Not written as yyyy-mm-dd"),
    ("not_a_term", "Not written as yyyy-mm"),
    ("not_a_tick", "Neither true nor false"),
    ("not_a_time", "Not a moment as RFC 3339 writes it"),
    ("object", "The last part of a cadastral number is not one to nine digits, or zero"),
    ("okrug", "The first part of a cadastral number is not two digits"),
    ("only_hyphens", "Neither a letter nor a digit"),
    ("other_letter", "A letter that neither is a Russian one of the series nor looks like one"),
    ("other_script", "Digits of another script"),
    ("out_of_bounds", "Outside the bounds of a fault's number"),
    ("past", "A month that has passed"),
    ("quarter", "The third part of a cadastral number is not six or seven digits"),
    ("repeated", "The same thing twice in a list"),
    ("several_ats", "More than one @"),
    ("sign", "A sign that a name does not have, or one that stands where it can't"),
    ("signs", "Signs among the digits"),
    ("space", "A space in an e-mail address"),
    ("stop", "A full stop at an end of a part, or beside another"),
    ("too_far", "Further away than it can be"),
    ("too_long", "More than it may have"),
    ("too_many_parts", "More than four parts"),
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
