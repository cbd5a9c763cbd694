//! The cadastral number of a piece of land or a building, `77:01:0001001:1234`: two digits of the okrug, two of the district,
//! six or seven of the quarter, and the number of the object in it (order No. 877 of the Ministry of Economic Development of
//! 24.11.2015).

use crate::rules::signs::{is_hyphen, is_ignorable, with_plain_digits};

/// Each part with the fewest and the most digits it has, and why it is refused. Of the object the order gives no most; no
/// register came near this one.
const PARTS: [(usize, usize, &str); 4] =
    [(2, 2, "okrug"), (2, 2, "district"), (6, 7, "quarter"), (1, 9, "object")];

/// The number with colons between its parts, or the reason why the text is none. Any other separators will do, and none where
/// the quarter has seven digits.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = with_plain_digits(input);
    let seen: String = plain.chars().filter(|sign| !is_ignorable(*sign)).collect();
    let written = seen.trim();
    if written.is_empty() {
        return Err("empty");
    }
    if written.chars().any(char::is_alphabetic) {
        return Err("letters");
    }
    if written.chars().any(|sign| !sign.is_ascii_digit() && !is_separator(sign)) {
        return Err("signs");
    }
    let mut parts: Vec<&str> = written.split(is_separator).filter(|part| !part.is_empty()).collect();
    flow(&mut parts);
    let is_whole = written.ends_with(is_separator);
    for (at, (part, (fewest, most, reason))) in parts.iter().zip(PARTS).enumerate() {
        let is_open = at + 1 == parts.len() && !is_whole;
        if part.len() > most || (part.len() < fewest && !is_open) {
            return Err(reason);
        }
    }
    match parts[..] {
        [_, _, _, object] if object.bytes().all(|digit| digit == b'0') => Err("object"),
        [_, _, _, _] => Ok(parts.join(":")),
        [_, _, _, _, _, ..] => Err("too_many_parts"),
        _ => Err("incomplete"),
    }
}

/// Splits digits that are written on without separators: a last part that is full is followed by the next.
fn flow(parts: &mut Vec<&str>) {
    while let Some(last) = parts.pop() {
        let most = PARTS.get(parts.len()).map_or(usize::MAX, |(_, most, _)| *most);
        if parts.len() + 1 >= PARTS.len() || last.len() <= most {
            parts.push(last);
            return;
        }
        let (part, rest) = last.split_at(most);
        parts.extend([part, rest]);
    }
}

fn is_separator(sign: char) -> bool {
    sign.is_whitespace()
        || is_hyphen(sign)
        || matches!(sign, ':' | ';' | '.' | ',' | '/' | '\\' | '_' | '\u{2236}' | '\u{a789}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn cadastral_vectors_hold_for_the_portal() {
        numbers("cadastral.json", check);
    }

    #[test]
    fn a_number_is_the_same_with_any_separators() {
        for input in ["77-01-0001001-1234", "77/01/0001001/1234", "77;01,0001001_1234", "7701 0001001 1234"] {
            let expected =
                if input.starts_with("7701 ") { Err("okrug") } else { Ok("77:01:0001001:1234".to_owned()) };
            assert_eq!(check(input), expected, "{input}");
        }
        assert_eq!(check(":"), Err("incomplete"));
        assert_eq!(check(&"7".repeat(100_000)), Err("object"));
    }
}
