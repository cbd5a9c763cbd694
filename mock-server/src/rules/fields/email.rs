//! An e-mail address (RFC 5321), kept as all mail servers know it: the domain in A-labels (RFC 5891).

use crate::rules::signs::is_ignorable;
use email_address::{EmailAddress, Options};

/// The longest part before the @, in octets (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// The longest address, in octets (RFC 5321, 4.5.3.1.3, erratum 1690).
const LONGEST: usize = 254;

/// The address, or the reason why the text is none. What a paste brings along is dropped.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let seen: String = input.chars().filter(|sign| !is_ignorable(*sign)).collect();
    let address = bare(&seen);
    if address.is_empty() {
        return Err("empty");
    }
    let is_quoted = address.starts_with('"');
    if !is_quoted && address.contains(char::is_whitespace) {
        return Err("space");
    }
    let (local, domain) = address.rsplit_once('@').ok_or("no_at")?;
    if local.is_empty() {
        return Err("no_local");
    }
    if !is_quoted && local.contains('@') {
        return Err("several_ats");
    }
    if local.len() > LONGEST_LOCAL || local.len() + 1 + domain.chars().count() > LONGEST {
        return Err("too_long");
    }
    // An app sends A-labels, which are Latin letters but stand for others.
    if mixes_scripts(local, &idna::domain_to_unicode(domain).0) {
        return Err("cyrillic");
    }
    let has_stray_stop = |part: &str| part.split('.').any(str::is_empty);
    if !is_quoted && has_stray_stop(local) {
        return Err("stop");
    }
    let domain = ascii_domain(domain)?;
    let address = format!("{local}@{domain}");
    if address.len() > LONGEST {
        return Err("too_long");
    }
    let options = Options::default().without_display_text().without_domain_literal();
    if EmailAddress::parse_with_options(&address, options).is_ok() {
        return Ok(address);
    }
    let is_usual = |sign: char| sign.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(sign);
    Err(if is_quoted || local.chars().all(is_usual) { "local" } else { "signs" })
}

/// The address without a scheme, a name before it and angle brackets around it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let inside = text.split_once('<').and_then(|(_, inside)| inside.strip_suffix('>'));
    let text = inside.unwrap_or(text).trim();
    match text.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => {
            rest.split_once('?').map_or(rest, |(address, _)| address).trim()
        }
        _ => text,
    }
}

/// The domain in A-labels, or why it is none: of at least two names, the last of which is no number.
fn ascii_domain(domain: &str) -> Result<String, &'static str> {
    if !domain.trim_end_matches('.').contains('.') {
        return Err("no_domain");
    }
    if domain.split('.').any(str::is_empty) {
        return Err("stop");
    }
    if domain.chars().any(|sign| !sign.is_alphanumeric() && !matches!(sign, '-' | '.')) {
        return Err("signs");
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| "domain")?;
    match ascii.rsplit('.').next() {
        Some(top) if top.len() >= 2 && !top.bytes().all(|byte| byte.is_ascii_digit()) => Ok(ascii),
        _ => Err("no_domain"),
    }
}

/// Whether a Russian letter stands among Latin ones, or where only Latin ones can stand: most look alike.
fn mixes_scripts(local: &str, domain: &str) -> bool {
    let is_latin = |text: &str| text.contains(|sign: char| sign.is_ascii_alphabetic());
    let is_russian = |text: &str| text.contains(|sign: char| matches!(sign, '\u{400}'..='\u{52f}'));
    let words = local.split(['.', '-', '_', '+']).chain(domain.split(['.', '-']));
    let (names, top) = domain.rsplit_once('.').unwrap_or((domain, ""));
    let name = names.rsplit('.').next().unwrap_or_default();
    words.into_iter().any(|word| is_latin(word) && is_russian(word))
        // Whoever is called by Russian letters is so at a domain in Russian letters.
        || (is_russian(local) && !is_russian(domain))
        // .ru and .su have no names in Russian letters; .рф has no others.
        || (matches!(top, "ru" | "su") && is_russian(names))
        || (is_russian(top) && is_latin(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        ok: bool,
        ascii: Option<String>,
        reason: Option<String>,
    }

    #[test]
    fn email_vectors_hold_for_the_portal() {
        for case in vectors::cases::<Case>("email.json") {
            let checked = check(&case.input);
            assert_eq!(checked.is_ok(), case.ok, "{:?} {checked:?}", case.input);
            assert_eq!(checked.as_ref().err().copied(), case.reason.as_deref(), "{:?}", case.input);
            if let (Ok(checked), Some(ascii)) = (checked, case.ascii) {
                assert_eq!(checked, ascii, "{:?}", case.input);
                assert_eq!(check(&ascii), Ok(ascii), "what the app sends is kept as it is");
            }
        }
    }

    #[test]
    fn a_part_before_the_at_that_no_server_takes_is_refused() {
        assert_eq!(check("\"ivan@example.ru"), Err("local"));
        assert_eq!(check("mailto:"), Err("empty"));
        assert_eq!(check("<>"), Err("empty"));
        assert_eq!(check(&format!("{}@example.ru", "я".repeat(200_000))), Err("too_long"));
        assert_eq!(check(&format!("ivan@{}.ru", "a".repeat(1_000_000))), Err("too_long"));
    }
}
