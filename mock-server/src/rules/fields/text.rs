//! A line of text of which nothing else is known.

use crate::rules::signs::is_ignorable;

/// The most characters it may have.
const LONGEST: usize = 200;

/// The line without the spaces around it, or the reason why it isn't one.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let line = input.trim();
    if line.chars().all(is_ignorable) {
        Err("empty")
    } else if line.chars().any(char::is_control) {
        Err("sign")
    } else if line.chars().count() > LONGEST {
        Err("too_long")
    } else {
        Ok(line.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_stands_between_its_spaces() {
        for (input, judged) in [
            (" улица Ленина, 1 ", Ok("улица Ленина, 1")),
            ("🙂", Ok("🙂")),
            ("\n", Err("empty")),
            (" \u{200b}\u{feff}", Err("empty")),
            ("одна\nдругая", Err("sign")),
            ("a\u{0}b", Err("sign")),
        ] {
            assert_eq!(check(input).as_deref(), judged.as_ref().copied(), "{input:?}");
        }
        assert!(check(&"ё".repeat(LONGEST)).is_ok());
        assert_eq!(check(&"ё".repeat(LONGEST + 1)), Err("too_long"));
    }
}
