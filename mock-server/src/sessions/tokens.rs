//! Handing out tokens.

use super::stored::{ACCESS_TOKEN, Generation, Grant, REFRESH_TOKEN, end_family};
use super::wire::Session;
use crate::account::stored::load;
use crate::behind::operator::sms;
use crate::http::answer::Refusal;
use crate::http::language::Language;
use crate::http::problem::ProblemKind;
use crate::portal::clock::timestamp;
use crate::portal::random::token;
use crate::portal::work::Work;
use rusqlite::params;

/// For so many seconds after its successor's first use a predecessor that comes back is taken for what was long on its
/// way, and is refused without ending the family.
const LEEWAY_S: i64 = 60;

/// The next generation: made by the newest token, or by its predecessor while no later one was used. One that was made
/// before stays: this may be the request that was longer on its way. A token that was used up ends the family, and its
/// owner is told.
pub(super) fn refresh(
    generation: &Generation,
    work: &mut Work<'_>,
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
    issue(work, generation.family, &generation.oid)
}

/// Begins a family for the account that the grant of this id opens.
pub(super) fn begin<G: Grant>(work: &Work<'_>, oid: &str, grant: &G, id: &str) -> Result<Session, Refusal> {
    work.tx.execute(
        "INSERT INTO session_families (account_oid, grant_kind, grant_id, installation, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![oid, G::KIND, id, grant.installation(), work.now],
    )?;
    issue(work, work.tx.last_insert_rowid(), oid)
}

fn issue(work: &Work<'_>, family: i64, oid: &str) -> Result<Session, Refusal> {
    let access_token = token::<32>(work.random);
    let refresh_token = token::<32>(work.random);
    let access_expires_at = work.now + work.active.settings.session.life_s;
    work.tx.execute(
        "INSERT INTO session_tokens (family_id, generation, access_mac, access_expires_at, refresh_mac, created_at)
         VALUES (?1, 1 + (SELECT coalesce(max(generation), 0) FROM session_tokens WHERE family_id = ?1), ?2, ?3, ?4, ?5)",
        params![
            family,
            work.key.mac(ACCESS_TOKEN, &[access_token.as_bytes()]),
            access_expires_at,
            work.key.mac(REFRESH_TOKEN, &[refresh_token.as_bytes()]),
            work.now
        ],
    )?;
    let account = load(work, oid)?;
    Ok(Session { access_token, access_expires_at: timestamp(access_expires_at), refresh_token, account })
}
