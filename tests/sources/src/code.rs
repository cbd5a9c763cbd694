//! Rust as a row of words and signs.

/// What a file says, without comments, texts in quotes and inline modules of tests: names, `::`, and single signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(Vec<String>);

impl Code {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        Self(without_tests(&Reader::new(text).tokens()))
    }

    /// The words and signs in their order.
    pub fn tokens(&self) -> &[String] {
        &self.0
    }
}

/// Whether a token is a word, as a keyword is one too.
pub(crate) fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

struct Reader {
    signs: Vec<char>,
    at: usize,
}

impl Reader {
    fn new(text: &str) -> Self {
        Self { signs: text.chars().collect(), at: 0 }
    }

    fn tokens(mut self) -> Vec<String> {
        let mut tokens = Vec::new();
        while let Some(sign) = self.peek(0) {
            match (sign, self.peek(1)) {
                ('/', Some('/')) => self.skip_while(|sign| sign != '\n'),
                ('/', Some('*')) => self.skip_block_comment(),
                ('"', _) => self.skip_text(),
                ('\'', _) => self.skip_sign_or_lifetime(),
                ('r', Some('"' | '#')) | ('b' | 'c', Some('r')) if self.raw_text().is_some() => {
                    self.skip_raw_text();
                }
                // `b"…"` and `b'…'`: what stands in quotes is next.
                ('b' | 'c', Some('"' | '\'')) => self.at += 1,
                (':', Some(':')) => {
                    tokens.push("::".to_owned());
                    self.at += 2;
                }
                _ if sign.is_alphanumeric() || sign == '_' => {
                    let from = self.at;
                    self.skip_while(|sign| sign.is_alphanumeric() || sign == '_');
                    tokens.push(self.signs[from..self.at].iter().collect());
                }
                _ => {
                    if !sign.is_whitespace() {
                        tokens.push(sign.to_string());
                    }
                    self.at += 1;
                }
            }
        }
        tokens
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.signs.get(self.at + ahead).copied()
    }

    fn skip_while(&mut self, holds: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&holds) {
            self.at += 1;
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (None, _) => return,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(sign) = self.peek(0) {
            self.at += if sign == '\\' { 2 } else { 1 };
            if sign == '"' {
                return;
            }
        }
    }

    /// A sign in quotes has its closing one; a lifetime has none.
    fn skip_sign_or_lifetime(&mut self) {
        match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => {
                self.at += 3;
                self.skip_while(|sign| sign != '\'');
                self.at += 1;
            }
            (Some(_), Some('\'')) => self.at += 3,
            _ => {
                self.at += 1;
                self.skip_while(|sign| sign.is_alphanumeric() || sign == '_');
            }
        }
    }

    /// Where the raw text that begins here has its opening quote, and how many `#` stand before it.
    fn raw_text(&self) -> Option<(usize, usize)> {
        let hashes_from = self.at + if self.peek(0) == Some('r') { 1 } else { 2 };
        let hashes = self.signs[hashes_from..].iter().take_while(|sign| **sign == '#').count();
        (self.signs.get(hashes_from + hashes) == Some(&'"')).then_some((hashes_from + hashes, hashes))
    }

    fn skip_raw_text(&mut self) {
        let Some((quote, hashes)) = self.raw_text() else { return };
        self.at = quote + 1;
        while let Some(sign) = self.peek(0) {
            self.at += 1;
            let closing = self.signs[self.at..].iter().take(hashes).filter(|sign| **sign == '#').count();
            if sign == '"' && closing == hashes {
                self.at += hashes;
                return;
            }
        }
    }
}

/// Leaves out `#[cfg(test)] mod … { … }`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let is_inline =
            rest.iter().map(String::as_str).take(8).eq(MARK) && rest.get(9).is_some_and(|token| token == "{");
        if is_inline {
            at += 9 + block_length(&rest[9..]);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// How many tokens there are from an opening brace to its closing one.
fn block_length(tokens: &[String]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Code::of(text).tokens().join(" ")
    }

    #[test]
    fn comments_are_no_code() {
        assert_eq!(read("a // b\nc /* d /* e */ f */ g"), "a c g");
        assert_eq!(read("/// [`a::b`]\nfn c() {}"), "fn c ( ) { }");
    }

    #[test]
    fn what_stands_in_quotes_is_no_code_over_however_many_lines() {
        assert_eq!(read("f(\"a::b \\\" // \n c::d\", e)"), "f ( , e )");
        assert_eq!(read("f(r#\"a \" b\"#, br\"\\\", b\"c\", r\"d\", e)"), "f ( , , , , e )");
        assert_eq!(read("'\"' a '\\'' b '\\u{7f}' c b'\"' d"), "a b c d");
    }

    #[test]
    fn a_lifetime_is_not_the_beginning_of_a_quote() {
        assert_eq!(read("fn a<'b>(c: &'b D<'_>) 'e'"), "fn a < > ( c : & D < > )");
    }

    #[test]
    fn inline_modules_of_tests_are_left_out_wherever_they_stand() {
        let code = "a; #[cfg(test)]\nmod tests { fn b() { if c {} } }\n#[cfg(test)] mod more; d;";
        assert_eq!(read(code), "a ; # [ cfg ( test ) ] mod more ; d ;");
    }
}
