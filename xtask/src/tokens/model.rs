//! The design tokens as the file has them, in its order.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Number, Value};

/// A JSON object in the order of the file. Remarks (`$about`) are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ordered<V>(Vec<(String, V)>);

impl<V> Ordered<V> {
    /// The pairs in the file's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Ordered<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
            type Value = Ordered<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<V>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if name.starts_with('$') {
                        map.next_value::<serde::de::IgnoredAny>()?;
                    } else {
                        pairs.push((name, map.next_value()?));
                    }
                }
                Ok(Ordered(pairs))
            }
        }
        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

/// The parts of `tokens.json` that become constants.
#[derive(Clone, Debug, Deserialize)]
pub struct Tokens {
    /// Colours by role, in both themes.
    pub color: Themes,
    /// Opacities by name.
    pub opacity: Ordered<f64>,
    /// Which roles may stand on which, by kind of use.
    pub contrast: Ordered<Ordered<Vec<String>>>,
    /// Typefaces and the type scale.
    #[serde(rename = "type")]
    pub type_: Type,
    /// Distances.
    pub space: Ordered<Number>,
    /// Measures of a screen.
    pub layout: Ordered<Number>,
    /// Corner radii.
    pub radius: Ordered<Number>,
    /// Shadows by step.
    pub elevation: Ordered<Elevation>,
    /// Sizes of controls.
    pub size: Ordered<Number>,
    /// Icon sizes and how icons are drawn.
    pub icon: Ordered<Value>,
    /// Durations in milliseconds, and curves.
    pub motion: Ordered<Value>,
}

/// Colours by role as `#RRGGBB`.
#[derive(Clone, Debug, Deserialize)]
pub struct Themes {
    /// For light surroundings.
    pub light: Ordered<String>,
    /// For dark ones.
    pub dark: Ordered<String>,
}

/// Typefaces and the type scale.
#[derive(Clone, Debug, Deserialize)]
pub struct Type {
    /// Font stacks by use.
    pub family: Ordered<String>,
    /// Styles at 100 % text.
    pub scale: Ordered<Style>,
    /// Size and line height of the styles at 200 % text.
    #[serde(rename = "at-200")]
    pub at_200: Ordered<(u32, u32)>,
}

/// One text style.
#[derive(Clone, Debug, Deserialize)]
pub struct Style {
    /// Font size.
    pub size: u32,
    /// Line height.
    pub line: u32,
    /// Font weight, 100 to 900.
    pub weight: u32,
    /// Letter spacing in em.
    pub tracking: Number,
}

/// One shadow.
#[derive(Clone, Debug, Deserialize)]
pub struct Elevation {
    /// Offset downwards.
    pub y: u32,
    /// Blur radius.
    pub blur: u32,
    /// Name of its opacity; `none` for no shadow.
    pub color: String,
}

impl Tokens {
    /// Reads the file and sees that what belongs together is there.
    ///
    /// # Errors
    /// It is not the expected JSON; the themes differ in their roles; a colour is not `#RRGGBB`; a style has no size at
    /// 200 %; a shadow has no opacity.
    pub fn parse(text: &str) -> Result<Self, String> {
        let tokens: Self = serde_json::from_str(text).map_err(|reason| reason.to_string())?;
        let roles =
            |theme: &Ordered<String>| theme.iter().map(|(role, _)| role.to_owned()).collect::<Vec<_>>();
        if roles(&tokens.color.light) != roles(&tokens.color.dark) {
            return Err("the themes differ in their roles".into());
        }
        for (role, colour) in tokens.color.light.iter().chain(tokens.color.dark.iter()) {
            channels(colour).ok_or_else(|| format!("{role}: {colour} is no #RRGGBB"))?;
        }
        for (name, _) in tokens.type_.scale.iter() {
            tokens.type_.at_200.get(name).ok_or_else(|| format!("{name} has no size at 200 %"))?;
        }
        for (step, shadow) in tokens.elevation.iter().filter(|(_, shadow)| shadow.color != "none") {
            tokens.opacity.get(&shadow.color).ok_or_else(|| format!("elevation {step} has no opacity"))?;
        }
        Ok(tokens)
    }

    /// The styles with their sizes at 100 % and at 200 % text.
    pub fn styles(&self) -> impl Iterator<Item = (&str, &Style, (u32, u32))> {
        self.type_.scale.iter().filter_map(|(name, style)| Some((name, style, *self.type_.at_200.get(name)?)))
    }
}

/// Red, green and blue of `#RRGGBB`.
pub fn channels(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// `surface-raised` as `surfaceRaised`.
pub fn camel(name: &str) -> String {
    let mut upper = false;
    let mut result = String::new();
    for c in name.chars() {
        if c == '-' {
            upper = true;
        } else {
            result.push(if upper { c.to_ascii_uppercase() } else { c });
            upper = false;
        }
    }
    result
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The project's own tokens.
    pub fn own() -> Tokens {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/design/tokens.json");
        Tokens::parse(&std::fs::read_to_string(path).expect("the tokens")).expect("they are sound")
    }

    #[test]
    fn the_order_of_the_file_is_kept_and_remarks_are_left_out() {
        let ordered: Ordered<u8> =
            serde_json::from_str(r#"{"z": 1, "$about": "x", "a": 2}"#).expect("an object");
        assert_eq!(ordered.iter().collect::<Vec<_>>(), [("z", &1), ("a", &2)]);
        assert_eq!(ordered.get("a"), Some(&2));
    }

    #[test]
    fn colours_are_read_or_refused() {
        assert_eq!(channels("#0B5A5A"), Some([0x0b, 0x5a, 0x5a]));
        for wrong in ["0B5A5A", "#0B5A", "#0B5A5Я", "#0B5A5G", "red"] {
            assert_eq!(channels(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_become_those_of_the_languages() {
        assert_eq!(camel("on-level-1-container"), "onLevel1Container");
        assert_eq!(camel("text"), "text");
    }

    #[test]
    fn the_projects_tokens_are_sound() {
        assert!(own().styles().count() >= 10);
    }
}
