//! A box that is ticked or not.

/// The word for either, or the reason why the text is none.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    match input {
        "true" | "false" => Ok(input.to_owned()),
        "" => Err("empty"),
        _ => Err("not_a_tick"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_words_are_a_tick() {
        for (input, judged) in
            [("true", Ok("true")), ("false", Ok("false")), ("", Err("empty")), ("True", Err("not_a_tick"))]
        {
            assert_eq!(check(input).as_deref(), judged.as_ref().copied(), "{input}");
        }
    }
}
