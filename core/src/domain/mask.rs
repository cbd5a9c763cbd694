//! Rewriting a text while it is typed, without moving the caret away from the person's finger.

/// A text as its field shall show it, and where the caret stands in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text to show.
    pub text: String,
    /// Where the caret stands, in UTF-16 code units, which is how Kotlin, Swift and browsers count.
    pub caret: u32,
}

impl Masked {
    /// The text as it came, with the caret kept inside it.
    pub(super) fn unchanged(text: &str, caret: u32) -> Self {
        let mut at = 0;
        for c in text.chars() {
            let after = at + utf16_len(c);
            if after > caret {
                break;
            }
            at = after;
        }
        Self { text: text.to_owned(), caret: at }
    }
}

/// The signs of a text with their places in UTF-16 code units.
pub(super) fn with_places(text: &str) -> impl Iterator<Item = (char, u32)> {
    text.chars().scan(0_u32, |next, c| {
        let place = *next;
        *next = next.saturating_add(utf16_len(c));
        Some((c, place))
    })
}

fn utf16_len(c: char) -> u32 {
    if c.len_utf16() == 1 { 1 } else { 2 }
}

/// Builds a [`Masked`] from signs that were typed and signs that the mask adds. The caret ends up behind the last
/// typed sign that stood before it.
pub(super) struct MaskWriter {
    typed_caret: u32,
    text: String,
    length: u32,
    caret: u32,
}

impl MaskWriter {
    /// A writer for a text in which the caret stands at `caret`.
    pub fn new(caret: u32) -> Self {
        Self { typed_caret: caret, text: String::new(), length: 0, caret: 0 }
    }

    /// Writes a sign that stood at `place` in the typed text.
    pub fn typed(&mut self, c: char, place: u32) {
        self.added(c);
        if place < self.typed_caret {
            self.caret = self.length;
        }
    }

    /// Writes a sign of the mask.
    pub fn added(&mut self, c: char) {
        self.text.push(c);
        self.length += utf16_len(c);
    }

    /// The result.
    pub fn finish(self) -> Masked {
        Masked { text: self.text, caret: self.caret }
    }
}

#[cfg(test)]
mod tests {
    use super::Masked;

    #[test]
    fn an_unchanged_text_keeps_the_caret_inside_and_between_signs() {
        for (text, caret, kept) in [("абв", 2, 2), ("абв", 9, 3), ("", 4, 0), ("🙂a", 1, 0), ("🙂a", 2, 2)]
        {
            assert_eq!(Masked::unchanged(text, caret).caret, kept, "{text} {caret}");
        }
    }
}
