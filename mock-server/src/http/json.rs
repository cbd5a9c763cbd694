//! JSON as the portal reads it: one object in which every name stands once, at whatever depth, and nothing is left to
//! taste. Programs differ in which of two members of one name they take; whoever checks a request and whoever acts on it
//! must not.

use crate::http::problem::{Problem, ProblemKind};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt::{self, Display};

/// The object in these bytes.
///
/// Members that the request does not know are read over, so that newer apps can talk to an older portal; they must be
/// JSON all the same. The console's types say themselves (`deny_unknown_fields`) that they know all there is. Nesting
/// deeper than 128 is not read, so no body can use up the stack.
///
/// # Errors
/// `bad-json`, with the place and the names of what is expected there, and never with the words that stand there.
pub(crate) fn read<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Box<Problem>> {
    // serde would take an array for the members in their order.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|first| *first != b'{') {
        return Err(Problem::new(ProblemKind::BAD_JSON).detail("not an object").into());
    }
    let doubled = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let looked_over = Unambiguous(&doubled).deserialize(&mut reader).and_then(|()| reader.end());
    looked_over.and_then(|()| serde_json::from_slice(bytes)).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let what = if doubled.get() {
            "a member stands twice".to_owned()
        } else if error.is_data() {
            misfit(&error).unwrap_or_else(|| "a member is of another type".to_owned())
        } else {
            "not JSON, or nested too deeply".to_owned()
        };
        Problem::new(ProblemKind::BAD_JSON).detail(format!("{what} ({place})")).into()
    })
}

/// What serde says of a name that is missing, or is not one of those that are known. Only names of types are in it: the
/// rest of its words may quote what was sent, and that may be a password.
pub(crate) fn misfit(error: &impl Display) -> Option<String> {
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(&*words, |(words, _)| words);
    if let Some((_, name)) = words.rsplit_once("missing field ") {
        return Some(format!("{name} is missing"));
    }
    let is_unknown = ["unknown field ", "unknown variant "].iter().any(|begin| words.contains(begin));
    let known = words.rsplit_once(", expected ").map(|(_, known)| format!("it can be {known}"));
    let known =
        known.or_else(|| words.ends_with(", there are no fields").then(|| "there is none".to_owned()));
    known.filter(|_| is_unknown).map(|known| format!("a name stands here that is not known: {known}"))
}

/// The word that stands for a value in JSON, where one does: that of an enum's variant without data.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        other => unreachable!("a word is expected in JSON, not {other:?}"),
    }
}

/// The value for which this word stands.
pub(crate) fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::from(word)).ok()
}

/// A whole number as JSON Schema counts them: `60.0` is one. For `deserialize_with`.
///
/// # Errors
/// It has a fraction, or is too large for `T` or to be written exactly.
pub(crate) fn integer<'de, D: Deserializer<'de>, T: TryFrom<i64>>(reader: D) -> Result<T, D::Error> {
    let number = reader.deserialize_any(Integer)?;
    T::try_from(number).map_err(|_| D::Error::custom("out of range"))
}

/// The same, or `null`. Needs `default` beside it to be left out.
///
/// # Errors
/// As [`integer`].
pub(crate) fn optional_integer<'de, D, T>(reader: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<i64>,
{
    let number = Option::<Number>::deserialize(reader)?;
    let number = number.map(|Number(number)| T::try_from(number));
    number.transpose().map_err(|_| D::Error::custom("out of range"))
}

struct Number(i64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Integer).map(Self)
    }
}

struct Integer;

impl Visitor<'_> for Integer {
    type Value = i64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number).map_err(|_| E::custom("out of range"))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        /// Beyond 2^53 a double may stand for more than one whole number.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() != 0.0 || number.abs() > EXACT {
            return Err(E::custom("not a whole number"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
        Ok(number as i64)
    }
}

/// Any value, of which nothing is kept. A name that stands twice in one object sets the flag and ends the reading.
#[derive(Clone, Copy)]
struct Unambiguous<'a>(&'a Cell<bool>);

impl<'de> DeserializeSeed<'de> for Unambiguous<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unambiguous<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        while values.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if !names.insert(name) {
                self.0.set(true);
                return Err(A::Error::custom("a member stands twice"));
            }
            members.next_value_seed(self)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Body {
        #[allow(dead_code)]
        password: u32,
    }

    fn detail(text: &str) -> String {
        let problem = read::<Body>(text.as_bytes()).unwrap_err();
        assert_eq!(problem.slug(), ProblemKind::BAD_JSON.slug());
        problem.detail.unwrap()
    }

    #[test]
    fn the_words_about_bad_json_never_quote_it() {
        for text in
            [r#"{"password":"correct horse"}"#, r#"{"correct horse":1,"correct horse":2,"password":3}"#]
        {
            assert!(!detail(text).contains("correct horse"), "{text}");
        }
    }

    #[test]
    fn a_number_without_a_fraction_is_whole() {
        #[derive(Deserialize)]
        struct Span {
            #[serde(deserialize_with = "integer")]
            seconds: u32,
            #[serde(default, deserialize_with = "optional_integer")]
            pause: Option<u32>,
        }
        let span = |text: &str| read::<Span>(text.as_bytes()).ok().map(|span| (span.seconds, span.pause));
        assert_eq!(span(r#"{"seconds":60}"#), Some((60, None)));
        assert_eq!(span(r#"{"seconds":60.0,"pause":6e1}"#), Some((60, Some(60))));
        assert_eq!(span(r#"{"seconds":0,"pause":null}"#), Some((0, None)));
        for other in
            ["60.5", "-1", "4294967296", "1e300", "-1e300", "9223372036854775808", "\"60\"", "null", "[]"]
        {
            assert_eq!(span(&format!(r#"{{"seconds":{other}}}"#)), None, "{other}");
        }
    }

    #[test]
    fn what_is_missing_or_not_known_is_told_by_the_names_of_the_type() {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Order {
            #[serde(rename = "times")]
            _times: u32,
            #[serde(default, rename = "kind")]
            _kind: Option<Kind>,
        }
        #[derive(Debug, Deserialize)]
        #[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
        enum Kind {
            Plain {},
            Late { _ms: u32 },
        }
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Empty {}
        let told = |text: &str| read::<Order>(text.as_bytes()).unwrap_err().detail.unwrap();
        let unknown = "a name stands here that is not known: it can be";
        for (text, begin) in [
            ("{}", "`times` is missing".to_owned()),
            (r#"{"kind":{}}"#, "`is` is missing".to_owned()),
            (r#"{"times":1,"kind":{"is":"late"}}"#, "`_ms` is missing".to_owned()),
            (r#"{"tims":1}"#, format!("{unknown} `times` or `kind` (line 1, column 7")),
            (
                r#"{"times":1,"kind":{"is":"plain","ms":1}}"#,
                "a name stands here that is not known: there is none".to_owned(),
            ),
            (r#"{"times":1,"kind":{"is":"secret word"}}"#, format!("{unknown} `plain` or `late`")),
            (r#"{"secret word, expected secret word":1}"#, format!("{unknown} `times` or `kind`")),
            (r#"{"times":"secret word"}"#, "a member is of another type".to_owned()),
        ] {
            assert!(told(text).starts_with(&begin), "{text}: {}", told(text));
            assert!(!told(text).contains("secret"), "{text}: {}", told(text));
        }
        let none = read::<Empty>(br#"{"a":1}"#).unwrap_err().detail.unwrap();
        assert!(none.starts_with("a name stands here that is not known: there is none"), "{none}");
    }

    #[test]
    fn unknown_members_are_read_over() {
        assert!(read::<Body>(br#" {"password":1,"later":{"a":[null,true,-1,1.5,"x"]}} "#).is_ok());
    }

    #[test]
    fn a_name_stands_once_however_deep_and_however_it_is_written() {
        assert!(read::<Body>(br#"{"password":1,"a":{"x":1},"b":{"x":1}}"#).is_ok());
        for text in [
            r#"{"password":1,"password":1}"#,
            r#"{"password":1,"p\u0061ssword":2}"#,
            r#"{"password":1,"later":0,"later":0}"#,
            r#"{"password":1,"later":[{"a":{"b":1,"b":1}}]}"#,
        ] {
            assert!(detail(text).starts_with("a member stands twice (line 1, column "), "{text}");
        }
    }

    #[test]
    fn what_only_the_eye_passes_over_must_be_json_too() {
        for later in ["\"\\ud800\"", "\"\\udc00\\ud800\"", "1e400", "NaN", "01", &"9".repeat(10_000)] {
            let text = format!(r#"{{"password":1,"later":{later}}}"#);
            assert!(detail(&text).starts_with("not JSON"), "{later:.20}");
        }
        let deep = format!(r#"{{"password":1,"later":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
        assert!(detail(&deep).starts_with("not JSON, or nested too deeply"));
        assert!(read::<Body>(b"{\"password\":1,\"later\":\"\xff\"}").is_err());
    }
}
