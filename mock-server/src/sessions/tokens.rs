//! Handing out tokens.

use super::stored::{ACCESS_TOKEN, Generation, Grant, REFRESH_TOKEN, end_family};
use super::wire::Session;
use crate::account::stored::load;
use crate::behind::operator::sms;
use crate::http::answer::Refusal;
use crate::http::language::Language;
use crate::http::problem::ProblemKind;
use crate::portal::clock::timestamp;
use crate::portal::keys::MacLabel;
use crate::portal::work::Work;
use rusqlite::{OptionalExtension, params};

/// What an access token is made of: the secret that it was asked for with.
const ACCESS_TOKEN_AFTER: MacLabel = MacLabel::new("access-token-after");
/// What a refresh token is made of.
const REFRESH_TOKEN_AFTER: MacLabel = MacLabel::new("refresh-token-after");

/// For so many seconds after its successor's first use a predecessor that comes back is taken for what was long on its
/// way, and is refused without ending the family.
const LEEWAY_S: i64 = 60;

/// The next generation, for `refresh_token`, as long as that was not used: asked for again it is the same one, so that
/// whichever answer arrives is good, and no two successors live beside each other. A token that comes back later ends
/// the family, and its owner is told.
pub(super) fn refresh(
    work: &mut Work<'_>,
    generation: &Generation,
    refresh_token: &str,
    language: Language,
) -> Result<Session, Refusal> {
    if generation.ended {
        return Err(ProblemKind::SESSION_ENDED.into());
    }
    if let Some(at) = generation.succeeded_at {
        if work.now > at + LEEWAY_S {
            end_family(work, generation.family)?;
            if let Some(phone) = load(work, &generation.oid)?.phone {
                sms::send_reuse_notice(work, &phone, language)?;
            }
        }
        return Err(ProblemKind::SESSION_ENDED.into());
    }
    generation.mark_used(work)?;
    issue(work, generation.family, generation.number + 1, &generation.oid, refresh_token)
}

/// Begins a family for the account that a grant opens, named by its id and secret, or tells the tokens of the one that
/// it began before and that was not used yet.
pub(super) fn begin<G: Grant>(
    work: &Work<'_>,
    grant: &G,
    oid: &str,
    [id, secret]: [&str; 2],
) -> Result<Session, Refusal> {
    let begun = work
        .tx
        .query_row(
            "SELECT max(id) FROM session_families WHERE grant_kind = ?1 AND grant_id = ?2 AND ended_at IS NULL",
            [G::KIND, id],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    let family = if let Some(begun) = begun {
        begun
    } else {
        work.tx.execute(
            "INSERT INTO session_families (account_oid, grant_kind, grant_id, installation, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![oid, G::KIND, id, grant.installation(), work.now],
        )?;
        work.tx.last_insert_rowid()
    };
    issue(work, family, 1, oid, secret)
}

/// Hands out a generation. Its tokens follow from the secret that it is asked for with, and are kept nowhere; only how
/// long the access token lives begins anew.
fn issue(work: &Work<'_>, family: i64, generation: i64, oid: &str, secret: &str) -> Result<Session, Refusal> {
    let token = |label| work.key.token(label, &[&family.to_be_bytes(), secret.as_bytes()]);
    let (access_token, refresh_token) = (token(ACCESS_TOKEN_AFTER), token(REFRESH_TOKEN_AFTER));
    let access_expires_at = work.now + work.active.settings.session.life_s;
    work.tx.execute(
        "INSERT INTO session_tokens (family_id, generation, access_mac, access_expires_at, refresh_mac, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (family_id, generation) DO UPDATE SET access_mac = excluded.access_mac,
             access_expires_at = excluded.access_expires_at, refresh_mac = excluded.refresh_mac",
        params![
            family,
            generation,
            work.key.mac(ACCESS_TOKEN, &[access_token.as_bytes()]),
            access_expires_at,
            work.key.mac(REFRESH_TOKEN, &[refresh_token.as_bytes()]),
            work.now
        ],
    )?;
    let account = load(work, oid)?;
    Ok(Session { access_token, access_expires_at: timestamp(access_expires_at), refresh_token, account })
}
