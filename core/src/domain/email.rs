//! An e-mail address.

use email_address::{EmailAddress, Options};

use super::unicode::is_default_ignorable;

/// The longest part before the @, in octets (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// The longest address: a path of 256 octets without its angle brackets (RFC 5321, 4.5.3.1.3, erratum 1690). That a domain has
/// no more than 255 follows from it.
const LONGEST: usize = 254;

/// Domains at which people in Russia have their mail, for slips in them.
const WELL_KNOWN: [&str; 12] = [
    "gmail.com",
    "yandex.ru",
    "yandex.com",
    "mail.ru",
    "inbox.ru",
    "list.ru",
    "rambler.ru",
    "icloud.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "vk.com",
];
/// Domains that are no slip, though they look like one.
const NO_SLIP: [&str; 5] = ["mail.com", "ymail.com", "email.com", "gmx.com", "ok.com"];
/// Slips of more than one key.
const WRONG_ENDS: [(&str, &str); 3] =
    [("gmail.ru", "gmail.com"), ("icloud.ru", "icloud.com"), ("hotmail.ru", "hotmail.com")];

/// An e-mail address, as it was typed and as it goes over the wire.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email {
    local: String,
    domain: String,
    ascii_domain: String,
}

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFault {
    /// Nothing is typed.
    Empty,
    /// There is no @.
    NoAt,
    /// There are several.
    SeveralAts,
    /// Nothing stands before the @.
    NoLocal,
    /// Nothing that can be a whole domain stands behind the @.
    NoDomain,
    /// There is a space in it.
    Space,
    /// A Russian letter stands where Latin ones do; most look alike.
    Cyrillic {
        /// The first of them.
        letter: char,
    },
    /// A full stop stands at an end, or beside another.
    Stop,
    /// There is a sign in it that an address can't have there.
    Sign {
        /// The first of them, where it is known.
        sign: char,
    },
    /// What stands before the @ is no such part, for another reason.
    Local,
    /// What stands behind the @ is no domain, for another reason.
    Domain,
    /// It is too long as a whole or before the @.
    TooLong {
        /// By how many signs.
        extra: usize,
    },
}

impl EmailFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoAt => "no_at",
            Self::SeveralAts => "several_ats",
            Self::NoLocal => "no_local",
            Self::NoDomain => "no_domain",
            Self::Space => "space",
            Self::Cyrillic { .. } => "cyrillic",
            Self::Stop => "stop",
            Self::Sign { .. } => "signs",
            Self::Local => "local",
            Self::Domain => "domain",
            Self::TooLong { .. } => "too_long",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Empty | Self::NoAt | Self::NoDomain | Self::Stop | Self::Domain)
    }
}

impl Email {
    /// Reads an address as typed or pasted: spaces around it, `mailto:` and angle brackets are dropped, and case and spelling
    /// are kept.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, EmailFault> {
        let address = bare(text);
        if address.is_empty() {
            return Err(EmailFault::Empty);
        }
        let is_quoted = address.starts_with('"');
        if !is_quoted && address.contains(char::is_whitespace) {
            return Err(EmailFault::Space);
        }
        let (local, domain) = address.rsplit_once('@').ok_or(EmailFault::NoAt)?;
        if local.is_empty() {
            return Err(EmailFault::NoLocal);
        }
        if !is_quoted && local.contains('@') {
            return Err(EmailFault::SeveralAts);
        }
        let (unicode_domain, _) = idna::domain_to_unicode(domain);
        if let Some(letter) = stray_cyrillic(local, &unicode_domain) {
            return Err(EmailFault::Cyrillic { letter });
        }
        let has_stray_stop = |part: &str| part.split('.').any(str::is_empty);
        if !is_quoted && has_stray_stop(local) {
            return Err(EmailFault::Stop);
        }
        if domain.is_empty() || !domain.trim_end_matches('.').contains('.') {
            return Err(EmailFault::NoDomain);
        }
        if has_stray_stop(domain) {
            return Err(EmailFault::Stop);
        }
        if let Some(sign) = domain.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '.'))) {
            return Err(EmailFault::Sign { sign });
        }
        if local.len() > LONGEST_LOCAL {
            return Err(EmailFault::TooLong { extra: local.len() - LONGEST_LOCAL });
        }
        let typed_length = local.len() + 1 + domain.chars().count();
        if typed_length > LONGEST {
            return Err(EmailFault::TooLong { extra: typed_length - LONGEST });
        }
        let ascii_domain = idna::domain_to_ascii_strict(domain).map_err(|_| EmailFault::Domain)?;
        let length = local.len() + 1 + ascii_domain.len();
        if length > LONGEST {
            return Err(EmailFault::TooLong { extra: length - LONGEST });
        }
        let top = ascii_domain.rsplit('.').next().unwrap_or_default();
        if top.len() < 2 || top.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(EmailFault::NoDomain);
        }
        let options = Options::default().without_display_text().without_domain_literal();
        if EmailAddress::parse_with_options(&format!("{local}@{ascii_domain}"), options).is_err() {
            let is_usual = |c: char| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c);
            let sign = local.chars().find(|c| !is_quoted && !is_usual(*c));
            return Err(sign.map_or(EmailFault::Local, |sign| EmailFault::Sign { sign }));
        }
        Ok(Self { local: local.to_owned(), domain: domain.to_owned(), ascii_domain })
    }

    /// Reads what [`Self::ascii`] wrote, with the domain as a person types it. None for anything else.
    pub fn of_wire(text: &str) -> Option<Self> {
        let email = Self::parse(text).ok()?;
        let (domain, read) = idna::domain_to_unicode(&email.ascii_domain);
        read.ok().map(|()| Self { domain, ..email })
    }

    /// The address that a text stands for, where something was dropped around it.
    pub fn repair(text: &str) -> Option<Self> {
        Self::parse(text).ok().filter(|email| email.shown() != text)
    }

    /// The same at a well-known domain, where this one is one slip of typing away from it. To be offered, never applied: it
    /// may be a domain of its own.
    pub fn suggestion(&self) -> Option<Self> {
        let typed = self.ascii_domain.as_str();
        if WELL_KNOWN.contains(&typed) || NO_SLIP.contains(&typed) {
            return None;
        }
        let named = WRONG_ENDS.iter().find(|(wrong, _)| *wrong == typed).map(|(_, right)| *right);
        let meant = named.or_else(|| WELL_KNOWN.into_iter().find(|known| is_one_slip(typed, known)))?;
        Some(Self { local: self.local.clone(), domain: meant.to_owned(), ascii_domain: meant.to_owned() })
    }

    /// As it was typed.
    pub fn shown(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// For the wire: the domain in the form that all mail servers know (A-labels, RFC 5891).
    pub fn ascii(&self) -> String {
        format!("{}@{}", self.local, self.ascii_domain)
    }
}

/// The address without what a paste brings along.
fn bare(text: &str) -> String {
    const SCHEME: &str = "mailto:";
    let visible: String = text.chars().filter(|c| !is_default_ignorable(*c)).collect();
    let mut address = visible.trim();
    if let Some((_, inside)) = address.split_once('<')
        && let Some(inside) = inside.strip_suffix('>')
    {
        address = inside.trim();
    }
    if address.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME)) {
        let rest = &address[SCHEME.len()..];
        address = rest.split_once('?').map_or(rest, |(address, _)| address).trim();
    }
    address.to_owned()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

/// The first Russian letter that stands among Latin ones, or where only Latin ones can stand.
fn stray_cyrillic(local: &str, domain: &str) -> Option<char> {
    let first = |part: &str| part.chars().find(|c| is_cyrillic(*c));
    let has_latin = |part: &str| part.chars().any(|c| c.is_ascii_alphabetic());
    let is_cyrillic_domain = first(domain).is_some();
    let words = local.split(['.', '-', '_', '+']);
    let mixed = words.chain(domain.split(['.', '-'])).filter(|part| has_latin(part)).find_map(first);
    let (rest, top) = domain.rsplit_once('.').unwrap_or((domain, ""));
    let below = rest.rsplit('.').next().unwrap_or_default();
    mixed
        // A name in Russian letters has its mail at a domain in Russian letters.
        .or_else(|| first(local).filter(|_| !is_cyrillic_domain))
        // .ru and .su have no names in Russian letters, .рф has no others.
        .or_else(|| first(rest).filter(|_| matches!(top, "ru" | "su")))
        .or_else(|| first(top).filter(|_| has_latin(below)))
}

/// Whether two texts are one edit apart: a sign replaced, left out, put in, or two neighbours swapped (Damerau).
fn is_one_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let common = typed.iter().zip(&meant).take_while(|(one, other)| one == other).count();
    let (typed, meant) = (&typed[common..], &meant[common..]);
    match (typed, meant) {
        ([], [_]) | ([_], []) => true,
        ([a, b, typed @ ..], [c, d, meant @ ..]) if a == d && b == c && typed == meant => true,
        ([_, typed_rest @ ..], [_, meant_rest @ ..]) => {
            typed_rest == meant_rest || typed_rest == meant || typed == meant_rest
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Email, EmailFault, is_one_slip};

    #[test]
    fn what_surrounds_an_address_is_dropped_and_case_is_kept() {
        for text in [
            " Ivan@Example.ru ",
            "mailto:Ivan@Example.ru",
            "MAILTO:Ivan@Example.ru?subject=x",
            "Иван Петров <Ivan@Example.ru>",
            "<Ivan@Example.ru>",
            "\u{200b}Ivan@Example.ru\u{feff}",
        ] {
            assert_eq!(
                Email::repair(text).map(|email| email.shown()).as_deref(),
                Some("Ivan@Example.ru"),
                "{text}"
            );
        }
        assert!(Email::repair("Ivan@Example.ru").is_none());
        assert_eq!(
            Email::parse("Ivan@Example.ru").map(|email| email.ascii()),
            Ok("Ivan@example.ru".to_owned())
        );
        assert_eq!(format!("{:?}", Email::parse("a@example.ru")), "Ok(Email([hidden]))");
    }

    #[test]
    fn a_slip_in_a_well_known_domain_is_suggested_to_be_mended_and_no_other() {
        for (typed, meant) in [
            ("gmial.com", Some("gmail.com")),
            ("gmal.com", Some("gmail.com")),
            ("gmaill.com", Some("gmail.com")),
            ("gmail.co", Some("gmail.com")),
            ("gmail.ru", Some("gmail.com")),
            ("yandex.ri", Some("yandex.ru")),
            ("yndex.ru", Some("yandex.ru")),
            ("mial.ru", Some("mail.ru")),
            ("maul.ru", Some("mail.ru")),
            ("mail.ru", None),
            ("mail.com", None),
            ("ya.ru", None),
            ("bk.ru", None),
            ("example.ru", None),
            ("miall.ru", None),
        ] {
            let suggestion = Email::parse(&format!("ivan@{typed}")).unwrap().suggestion();
            assert_eq!(suggestion.map(|email| email.domain).as_deref(), meant, "{typed}");
        }
    }

    #[test]
    fn an_address_that_is_being_typed_is_no_dead_end() {
        let whole = "ivan.petrov+gu@mail.example.ru";
        for end in 0..whole.len() {
            let fault = Email::parse(&whole[..end]).err();
            assert!(fault.is_none_or(|fault| !fault.is_final()), "{}: {fault:?}", &whole[..end]);
        }
        assert!(EmailFault::Space.is_final());
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(any in any::<String>(), typed in "[a-zа-я.@<> \"+-]{0,30}") {
            for text in [any, typed] {
                if let Ok(email) = Email::parse(&text) {
                    prop_assert_eq!(Email::parse(&email.shown()), Ok(email.clone()));
                    prop_assert!(email.ascii().rsplit('@').next().unwrap().is_ascii());
                    let _ = email.suggestion();
                }
            }
        }

        #[test]
        fn every_single_edit_is_a_slip(at in 0_usize..8, sign in "[a-z]") {
            let meant = "yandex.ru";
            let (head, tail) = meant.split_at(at);
            let rest = &tail[1..];
            let swapped: String = head.chars().chain(rest.chars().next()).chain(tail.chars().next()).chain(rest.chars().skip(1)).collect();
            for typed in [format!("{head}{sign}{tail}"), format!("{head}{sign}{rest}"), format!("{head}{rest}"), swapped] {
                prop_assert!(typed == meant || is_one_slip(&typed, meant), "{typed}");
            }
        }
    }
}
