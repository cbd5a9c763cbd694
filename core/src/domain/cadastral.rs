//! The number of a piece of land or a building in the state register of real estate.

use super::{
    digit_group::PlacedDigit,
    digits::text_of,
    mask::{MaskWriter, Masked, with_places},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// How many digits each part has at least and at most: cadastral okrug, district, quarter, and the object within it (order
/// No. 877 of the Ministry of Economic Development of 24.11.2015). The last has no end by the order; no register came near
/// this one.
const LENGTHS: [(usize, usize); 4] = [(2, 2), (2, 2), (6, 7), (1, 9)];

/// A cadastral number, `77:01:0001001:1234`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CadastralNumber(String);

/// A part of a cadastral number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CadastralPart {
    /// Two digits of the okrug, most often the region.
    Okrug,
    /// Two digits of the district.
    District,
    /// Six or seven digits of the quarter.
    Quarter,
    /// The object in the quarter.
    Object,
}

const PARTS: [CadastralPart; 4] =
    [CadastralPart::Okrug, CadastralPart::District, CadastralPart::Quarter, CadastralPart::Object];

/// Why a text is no cadastral number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CadastralFault {
    /// Nothing is typed.
    Empty,
    /// There are letters in it.
    Letters,
    /// There are signs in it that part no numbers.
    Signs,
    /// Parts are missing behind the last one, or that one is not complete.
    Incomplete,
    /// It has more than four parts.
    TooManyParts,
    /// A part has too few or too many digits, or is nothing but zeros where nothing has such a number.
    Part(CadastralPart),
}

impl CadastralFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::Signs => "signs",
            Self::Incomplete => "incomplete",
            Self::TooManyParts => "too_many_parts",
            Self::Part(CadastralPart::Okrug) => "okrug",
            Self::Part(CadastralPart::District) => "district",
            Self::Part(CadastralPart::Quarter) => "quarter",
            Self::Part(CadastralPart::Object) => "object",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Empty | Self::Incomplete)
    }
}

/// Digits of a part, and the place of what was typed before it.
#[derive(Default)]
struct Part {
    separator: Option<u32>,
    digits: Vec<PlacedDigit>,
}

/// A text taken apart.
struct Parts {
    groups: Vec<Part>,
    /// The place of a separator behind the last part.
    open: Option<u32>,
    is_empty: bool,
}

impl Parts {
    fn of(text: &str) -> Result<Self, CadastralFault> {
        let mut read = Self { groups: Vec::new(), open: None, is_empty: true };
        let mut fault = None;
        let mut behind_digit = false;
        for (c, place) in with_places(text).filter(|(c, _)| !is_default_ignorable(*c)) {
            read.is_empty &= c.is_whitespace();
            if let Some(digit) = decimal_digit(c) {
                if !behind_digit {
                    read.groups.push(Part { separator: read.open.take(), digits: Vec::new() });
                }
                if let Some(part) = read.groups.last_mut() {
                    part.digits.push((digit, place));
                }
                behind_digit = true;
            } else if is_separator(c) {
                behind_digit = false;
                if !read.groups.is_empty() {
                    read.open.get_or_insert(place);
                }
            } else if c.is_alphabetic() {
                fault = Some(CadastralFault::Letters);
            } else {
                fault.get_or_insert(CadastralFault::Signs);
            }
        }
        read.flow();
        fault.map_or(Ok(read), Err)
    }

    /// Splits what is typed on without separators: a part that is full is followed by the next. Only the last one, so that
    /// digits stay in their part while an earlier one is edited.
    fn flow(&mut self) {
        while let Some((_, most)) = self.groups.len().checked_sub(1).and_then(|at| LENGTHS.get(at))
            && self.groups.len() < LENGTHS.len()
            && let Some(last) = self.groups.last_mut().filter(|last| last.digits.len() > *most)
        {
            let digits = last.digits.split_off(*most);
            self.groups.push(Part { separator: None, digits });
        }
    }

    fn fault(&self) -> Option<CadastralFault> {
        if self.is_empty {
            return Some(CadastralFault::Empty);
        }
        let last = self.groups.len().saturating_sub(1);
        for (at, ((part, (least, most)), name)) in self.groups.iter().zip(LENGTHS).zip(PARTS).enumerate() {
            let length = part.digits.len();
            let may_grow = at == last && self.open.is_none();
            if length > most || (length < least && !may_grow) {
                return Some(CadastralFault::Part(name));
            }
        }
        if self.groups.len() > LENGTHS.len() {
            return Some(CadastralFault::TooManyParts);
        }
        let object = self.groups.get(3).filter(|part| !part.digits.is_empty());
        match object {
            None => Some(CadastralFault::Incomplete),
            Some(part) if part.digits.iter().all(|(digit, _)| *digit == 0) => {
                Some(CadastralFault::Part(CadastralPart::Object))
            }
            Some(_) => None,
        }
    }
}

/// True for what parts the numbers in a text: colons, and what stands for them on keyboards that have none.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_hyphen(c)
        || matches!(c, ':' | ';' | '.' | ',' | '/' | '\\' | '_' | '\u{2236}' | '\u{FF1A}' | '\u{A789}')
}

impl CadastralNumber {
    /// Reads a number as typed or pasted: with colons or any other separators, and without any where the quarter has seven
    /// digits.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, CadastralFault> {
        let read = Parts::of(text)?;
        if let Some(fault) = read.fault() {
            return Err(fault);
        }
        let parts: Vec<String> = read.groups.iter().map(|part| text_of_placed(&part.digits)).collect();
        Ok(Self(parts.join(":")))
    }

    /// Makes colons of all separators while the number is typed, and puts in those behind full parts. Every typed digit stays
    /// in its part. A text with anything else stays as it is.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let Ok(read) = Parts::of(text) else { return Masked::unchanged(text, caret) };
        let mut writer = MaskWriter::new(caret);
        for (index, part) in read.groups.iter().enumerate() {
            match part.separator {
                _ if index == 0 => {}
                Some(place) => writer.typed(':', place),
                None => writer.added(':'),
            }
            for (digit, place) in &part.digits {
                writer.typed(char::from(b'0' + digit), *place);
            }
        }
        if let Some(place) = read.open
            && read.groups.len() < LENGTHS.len()
        {
            writer.typed(':', place);
        }
        writer.finish()
    }

    /// The number with colons, which is how it is kept and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn text_of_placed(digits: &[PlacedDigit]) -> String {
    let digits: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
    text_of(&digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CadastralFault, CadastralNumber, CadastralPart};

    #[test]
    fn separators_become_colons_and_full_parts_are_followed_by_one() {
        for (typed, caret, text, shown_caret) in [
            ("", 0, "", 0),
            ("77", 2, "77", 2),
            ("770", 3, "77:0", 4),
            ("7701000100112", 13, "77:01:0001001:12", 16),
            ("77 01 000100 12", 15, "77:01:000100:12", 15),
            ("77:01:000100:", 13, "77:01:000100:", 13),
            ("77.", 3, "77:", 3),
            ("777:01:0001001:1", 3, "777:01:0001001:1", 3),
            ("77:01:0001001:1234:", 19, "77:01:0001001:1234", 18),
            ("кад. № 77", 9, "кад. № 77", 9),
        ] {
            let masked = CadastralNumber::mask(typed, caret);
            assert_eq!((masked.text.as_str(), masked.caret), (text, shown_caret), "{typed}");
        }
    }

    #[test]
    fn what_typing_on_can_mend_is_no_dead_end() {
        for text in ["", "7", "77", "77:", "77:0", "77:01:00010", "77:01:000100", "77:01:000100:"] {
            assert!(CadastralNumber::parse(text).is_err_and(|fault| !fault.is_final()), "{text}");
        }
        assert!(CadastralFault::Part(CadastralPart::Okrug).is_final());
        assert_eq!(
            format!("{:?}", CadastralNumber::parse("77:01:0001001:1234")),
            "Ok(CadastralNumber([hidden]))"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_its_mask_is_steady(any in any::<String>(), typed in "[0-9]{0,4}[: ]{0,2}[0-9]{0,12}[: ]{0,2}[0-9]{0,9}") {
            for text in [any, typed] {
                let masked = CadastralNumber::mask(&text, 3);
                prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
                prop_assert!(CadastralNumber::mask(&masked.text, masked.caret) == masked);
                prop_assert_eq!(CadastralNumber::parse(&masked.text).ok(), CadastralNumber::parse(&text).ok());
            }
        }

        #[test]
        fn a_number_is_read_as_written_with_any_separator(
            text in "[0-9]{2}:[0-9]{2}:[0-9]{6,7}:[1-9][0-9]{0,8}", separator in "[: ./-]"
        ) {
            let pasted = text.replace(':', &separator);
            prop_assert_eq!(CadastralNumber::parse(&pasted).map(|number| number.as_str().to_owned()), Ok(text));
        }

        #[test]
        fn the_caret_stays_with_its_digit_in_the_middle(text in "[0-9]{2}:[0-9]{2}:[0-9]{6}:[1-9][0-9]{3}", at in 0_usize..16) {
            let around = |text: &str, caret: usize| {
                let (before, behind) = text.split_at(caret);
                let count = |text: &str| text.chars().filter(char::is_ascii_digit).count();
                (count(before), count(behind))
            };
            let typed = format!("{}7{}", &text[..at], &text[at..]);
            let masked = CadastralNumber::mask(&typed, u32::try_from(at + 1).unwrap());
            prop_assert_eq!(around(&masked.text, masked.caret as usize), around(&typed, at + 1));
            let mut less = masked.text.clone();
            less.remove(masked.caret as usize - 1);
            let less = CadastralNumber::mask(&less, masked.caret - 1);
            prop_assert_eq!(around(&less.text, less.caret as usize), around(&text, at));
        }
    }
}
