//! What must not be seen: the text of passwords, codes and tokens, and personal data in `Debug` output.

use std::fmt;

use zeroize::Zeroizing;

/// A secret text. It prints `[hidden]`, is wiped when dropped, and has no `Serialize`: what keeps it (a session's
/// token in the sealed store) says so field by field with [`crate::sensitive::sealed`].
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sensitive(Zeroizing<String>);

impl Sensitive {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself, for the one place that sends or compares it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

/// A `Debug` that lets nothing of a person through, for types that hold personal data or secrets:
/// - `hidden_debug!(Phone)` prints the type alone, `Phone([hidden])`;
/// - `hidden_debug!(fields of Screen: key, visit)` prints these fields and none else;
/// - `hidden_debug!(variants of Request: SendCode, Complete)` prints the variant alone and names all of them, so a new
///   one does not compile before it was thought of.
macro_rules! hidden_debug {
    (fields of $value:ident: $($shown:ident),+) => {
        impl std::fmt::Debug for $value {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut shown = f.debug_struct(stringify!($value));
                $(shown.field(stringify!($shown), &self.$shown);)+
                shown.finish_non_exhaustive()
            }
        }
    };
    (variants of $value:ident: $($variant:ident),+ $(,)?) => {
        impl std::fmt::Debug for $value {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self {
                    $(Self::$variant { .. } => concat!(stringify!($value), "::", stringify!($variant)),)+
                })
            }
        }
    };
    ($($value:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $value {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($value), "([hidden])"))
            }
        }
    )+};
}
pub(crate) use hidden_debug;

/// `#[serde(with = "crate::sensitive::sealed")]`: for fields of facts that only ever go into the sealed store.
pub mod sealed {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Sensitive;

    /// Writes the text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(secret: &Sensitive, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(secret.reveal())
    }

    /// Reads the text.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sensitive, D::Error> {
        String::deserialize(deserializer).map(Sensitive::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_the_text() {
        assert_eq!(format!("{:?}", Some(Sensitive::new("лампа тихо"))), "Some([hidden])");
    }

    #[test]
    fn hidden_values_print_only_what_is_named() {
        struct Whole;
        struct Part {
            key: u8,
            name: &'static str,
        }
        enum Choice {
            Named(&'static str),
            Empty,
        }
        hidden_debug!(Whole);
        hidden_debug!(fields of Part: key);
        hidden_debug!(variants of Choice: Named, Empty);
        let (part, named) = (Part { key: 7, name: "лампа" }, Choice::Named("тихо"));
        assert_eq!(format!("{Whole:?} {part:?}"), "Whole([hidden]) Part { key: 7, .. }");
        assert_eq!(format!("{named:?} {:?}", Choice::Empty), "Choice::Named Choice::Empty");
        assert!(part.name != "тихо" && matches!(named, Choice::Named("тихо")));
    }
}
