//! The mobile operator's stand-in: it takes an SMS at once and keeps it for the console's inbox.

use crate::changes::ChangeKind;
use crate::codes::Journey;
use crate::language::Language;
use crate::work::Work;
use rusqlite::params;

/// Hands a code to the operator; gives the time at which the operator took it.
pub(crate) fn send_code(
    work: &mut Work<'_>,
    journey: Journey,
    to: &str,
    code: &str,
    language: Language,
) -> rusqlite::Result<i64> {
    let (first, second) = code.split_at(code.len() / 2);
    let purpose = match (journey, language) {
        (Journey::Registration, Language::Ru) => "— код для создания кабинета",
        (Journey::Registration, Language::En) => "is your code to create an account",
        (Journey::SignIn, Language::Ru) => "— код для входа в кабинет",
        (Journey::SignIn, Language::En) => "is your code to sign in",
    };
    let warning = language.pick(
        "Никому его не называйте: ни мы, ни сотрудники портала его не спрашивают.",
        "Tell it to nobody: neither we nor the portal's staff ever ask for it.",
    );
    send(work, to, &format!("{first} {second} {purpose}. {warning}"), Some(code))?;
    Ok(work.now)
}

/// Tells the owner of an account that a session of theirs was ended, because a token of it was used twice.
pub(crate) fn send_reuse_notice(work: &mut Work<'_>, to: &str, language: Language) -> rusqlite::Result<()> {
    let text = language.pick(
        "Мы закончили сеанс в вашем кабинете: его ключ предъявили второй раз, возможно, его скопировали. Войдите снова.",
        "We ended a session of your account: its key was used a second time, it may have been copied. Sign in again.",
    );
    send(work, to, text, None)
}

fn send(work: &mut Work<'_>, to: &str, text: &str, code: Option<&str>) -> rusqlite::Result<()> {
    work.tx.execute(
        "INSERT INTO messages (to_phone, text, code, sent_at) VALUES (?1, ?2, ?3, ?4)",
        params![to, text, code, work.now],
    )?;
    work.changed(ChangeKind::Messages);
    Ok(())
}
