//! The SMS that the portal sends.

use crate::http::language::Language;
use crate::portal::changes::ChangeKind;
use crate::portal::work::Work;
use rusqlite::params;

impl ChangeKind {
    /// The operator took an SMS.
    pub const MESSAGES: Self = Self::new("messages");
}

/// Whose codes they are, as browsers know the portal: the last line of a message binds its code to this domain, and a
/// browser offers it nowhere else (WICG, Origin-bound one-time codes delivered via SMS).
const DOMAIN: &str = "kabinet.example";

/// A code on its way.
#[derive(Clone, Copy)]
pub(crate) struct SentCode<'a> {
    /// Its digits.
    pub(crate) digits: &'a str,
    /// Until when it can be used.
    pub(crate) expires_at: i64,
    /// What it is for, as the words after it, in Russian and in English.
    pub(crate) purpose: [&'a str; 2],
}

/// Hands a code to the operator, which takes it at once.
pub(crate) fn send_code(
    work: &mut Work<'_>,
    to: &str,
    sent: SentCode<'_>,
    language: Language,
) -> rusqlite::Result<()> {
    let SentCode { digits: code, purpose, .. } = sent;
    let [ru, en] = purpose;
    let purpose = language.pick(ru, en);
    let warning = language.pick(
        "Никому его не называйте: ни мы, ни сотрудники портала его не спрашивают.",
        "Tell it to nobody: neither we nor the portal's staff ever ask for it.",
    );
    // A system finds a code by its 4 to 10 signs in a row, so nothing parts them.
    send(work, to, &format!("{code} {purpose}. {warning}\n\n@{DOMAIN} #{code}"), Some(sent))
}

/// Tells the owner of an account that a session of theirs was ended, because a token of it was used twice.
pub(crate) fn send_reuse_notice(work: &mut Work<'_>, to: &str, language: Language) -> rusqlite::Result<()> {
    let text = language.pick(
        "Мы закончили сеанс в вашем кабинете: его ключ предъявили второй раз, возможно, его скопировали. Войдите снова.",
        "We ended a session of your account: its key was used a second time, it may have been copied. Sign in again.",
    );
    send(work, to, text, None)
}

fn send(work: &mut Work<'_>, to: &str, text: &str, code: Option<SentCode<'_>>) -> rusqlite::Result<()> {
    work.tx.execute(
        "INSERT INTO messages (to_phone, text, code, code_expires_at, sent_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![to, text, code.map(|code| code.digits), code.map(|code| code.expires_at), work.now],
    )?;
    work.changed(ChangeKind::MESSAGES);
    Ok(())
}
