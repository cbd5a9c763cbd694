//! Codes to a phone, whatever they prove it for: who may ask for how many, and how often one may be wrong.
//!
//! Tries and sends are counted per holder (a registration, a sign-in), whatever number they were for; sends also per
//! number and installation over all holders of a day. A right code gives no tries back, or else proving a number of
//! one's own would buy more guesses at somebody else's.
//!
//! An installation names itself, so a stranger can have any number of them. Codes to a number are therefore counted over
//! all of them as well, but for those on which the number's account is used: their limits are the owner's own. Whoever takes many
//! numbers is counted by where the requests come from.

mod problems;
pub mod wire;

use crate::account::contact::is_used_on;
use crate::behind::operator::sms::{self, SentCode};
use crate::http::answer::Refusal;
use crate::http::language::Language;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::clock::{DAY_S, timestamp};
use crate::portal::keys::MacLabel;
use crate::portal::random;
use crate::portal::work::Work;
use crate::rules::asker::{Asker, Use};
use crate::rules::fields::digits;
use crate::rules::settings::CodeSettings;
use crate::rules::signs::with_plain_digits;
use crate::rules::tries::Tries;
use rusqlite::{Row, params};
use std::collections::BTreeMap;
use wire::CodeSent;

/// What is kept of a code.
const CODE: MacLabel = MacLabel::new("code");

/// On what occasion codes are sent: a value of the room that sends them.
#[derive(Debug)]
pub(crate) struct Occasion {
    /// Its name in the database, which is no other's.
    pub(crate) name: &'static str,
    /// The table whose rows, the holders, count sends and tries.
    pub(crate) table: &'static str,
    /// What a code is for, as the words after it in the SMS, in Russian and in English.
    pub(crate) words: [&'static str; 2],
}

/// What was sent and tried so far, as the row of the holder counts it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counters {
    sends_used: u32,
    last_sent_at: Option<i64>,
    tries: Tries,
}

impl Counters {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sends_used: row.get("sends_used")?,
            last_sent_at: row.get("last_sent_at")?,
            tries: Tries::read(row)?,
        })
    }
}

/// Whom codes are sent for: one registration or one sign-in.
pub(crate) struct Holder<'a> {
    pub(crate) occasion: &'static Occasion,
    pub(crate) id: &'a str,
    pub(crate) asker: Asker<'a>,
    pub(crate) limits: &'a CodeSettings,
    pub(crate) counters: Counters,
}

/// A code may be sent now; what is counted once it is.
pub(crate) struct Allowance<'a> {
    /// On whose account it is counted.
    asker: Asker<'a>,
    /// Sends of this holder, this one among them.
    used: u32,
    /// When codes went from this installation to this number in the last 24 hours, the oldest first.
    today: Vec<i64>,
}

impl<'a> Holder<'a> {
    /// Whether a code may be sent to this number now.
    pub(crate) fn allowance(&self, work: &Work<'_>, phone: &str) -> Result<Allowance<'a>, Refusal> {
        let Counters { last_sent_at, tries, .. } = self.counters;
        tries.refuse_while_locked(work.now)?;
        let used = self.sends_used(work.now);
        let today = self.sends_of_day(work, phone)?;
        let send_limit = |at| {
            Refusal::from(Problem::new(ProblemKind::SEND_LIMIT).retry_at(at, work.now).other_ways(Vec::new()))
        };
        if used >= self.limits.sends {
            return Err(send_limit(last_sent_at.unwrap_or(work.now) + self.limits.sends_pause_s));
        }
        if let Some(at) = next_send_of_day(&today, self.limits.sends_per_day) {
            return Err(send_limit(at));
        }
        let is_owners = is_used_on(work, phone, self.asker.installation)?;
        if let Some(limits) = work.limits().filter(|_| !is_owners) {
            let strangers = strangers_sends_of_day(work, phone)?;
            if let Some(at) = next_send_of_day(&strangers, limits.strangers.codes) {
                return Err(send_limit(at));
            }
        }
        let asker = self.asker.known(is_owners);
        if let Some(at) = asker.full_until(work, Use::Code)? {
            return Err(send_limit(at));
        }
        if let Some(at) = last_sent_at.map(|sent| sent + self.limits.resend_s).filter(|at| work.now < *at) {
            return Err(Problem::new(ProblemKind::RESEND_TOO_SOON).retry_at(at, work.now).into());
        }
        Ok(Allowance { asker, used: used + 1, today })
    }

    /// Hands a new code to the operator and counts it. The row of the holder must exist.
    pub(crate) fn send(
        &self,
        work: &mut Work<'_>,
        Allowance { asker, used, mut today }: Allowance<'_>,
        phone: &str,
        language: Language,
    ) -> Result<CodeSent, Refusal> {
        let limits = self.limits;
        let code = random::digits(work.random, limits.length);
        // What was sent a day ago counts for no limit any more, and no code lives that long.
        work.tx
            .prepare_cached("DELETE FROM codes WHERE sent_at <= ?1 AND expires_at <= ?2")?
            .execute([work.now - DAY_S, work.now])?;
        let sent_at = work.now;
        let expires_at = sent_at + limits.life_s;
        let sent = SentCode { digits: &code, expires_at, purpose: self.occasion.words };
        sms::send_code(work, phone, sent, language)?;
        work.tx.execute(
            "INSERT INTO codes (occasion, holder, installation, phone, code_mac, sent_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                self.occasion.name,
                self.id,
                self.asker.installation,
                phone,
                work.key.mac(CODE, &self.code_parts(phone, &code)),
                sent_at,
                expires_at
            ],
        )?;
        work.tx.execute(
            &format!("UPDATE {} SET sends_used = ?2, last_sent_at = ?3 WHERE id = ?1", self.occasion.table),
            params![self.id, used, sent_at],
        )?;
        asker.count(work, Use::Code)?;
        today.push(sent_at);
        let pause = if used >= limits.sends { limits.sends_pause_s } else { limits.resend_s };
        let resend_at = next_send_of_day(&today, limits.sends_per_day).unwrap_or(0).max(sent_at + pause);
        let left_today = limits.sends_per_day.saturating_sub(u32::try_from(today.len()).unwrap_or(u32::MAX));
        Ok(CodeSent {
            phone: phone.to_owned(),
            length: limits.length,
            expires_at: timestamp(expires_at),
            resend_at: timestamp(resend_at),
            sends_left: (limits.sends - used).min(left_today),
        })
    }

    /// Takes a code that was sent to this number; a right one is used up, a wrong one is counted.
    pub(crate) fn check(&self, work: &Work<'_>, phone: Option<&str>, code: &str) -> Result<(), Refusal> {
        let tries = self.counters.tries;
        tries.refuse_while_locked(work.now)?;
        // What none of the portal's codes can be was not guessed: it costs no try.
        let code = digits::check(&with_plain_digits(code), self.limits.length as usize)
            .map_err(|reason| Problem::new(ProblemKind::INVALID_FIELDS).field("code", reason))?;
        let phone = phone.ok_or(ProblemKind::CODE_EXPIRED)?;
        let live = self.live_codes(work, phone)?;
        if live.is_empty() {
            return Err(ProblemKind::CODE_EXPIRED.into());
        }
        let asker = self.asker.known(is_used_on(work, phone, self.asker.installation)?);
        if let Some(at) = asker.full_until(work, Use::WrongTry)? {
            return Err(Problem::new(ProblemKind::TOO_MANY_TRIES).retry_at(at, work.now).into());
        }
        let parts = self.code_parts(phone, &code);
        if let Some((row, _)) = live.iter().find(|(_, mac)| work.key.matches(CODE, &parts, mac)) {
            work.tx.execute("UPDATE codes SET used_at = ?2 WHERE id = ?1", params![row, work.now])?;
            return Ok(());
        }
        asker.count(work, Use::WrongTry)?;
        let (counted, problem) = tries.count(self.limits.into(), ProblemKind::WRONG_CODE, work.now);
        work.tx.execute(
            &format!(
                "UPDATE {} SET tries_used = ?2, last_wrong_at = ?3, tries_locked_until = ?4 WHERE id = ?1",
                self.occasion.table
            ),
            params![self.id, counted.used, counted.last_wrong_at, counted.locked_until],
        )?;
        Err(problem.into())
    }

    fn sends_used(&self, now: i64) -> u32 {
        let Counters { sends_used, last_sent_at, .. } = self.counters;
        let forgotten = last_sent_at.is_none_or(|at| now >= at + self.limits.sends_pause_s);
        if forgotten { 0 } else { sends_used }
    }

    fn sends_of_day(&self, work: &Work<'_>, phone: &str) -> rusqlite::Result<Vec<i64>> {
        let mut statement = work.tx.prepare_cached(
            "SELECT sent_at FROM codes WHERE phone = ?1 AND installation = ?2 AND sent_at > ?3 ORDER BY sent_at",
        )?;
        let since = work.now - DAY_S;
        statement.query_map(params![phone, self.asker.installation, since], |row| row.get(0))?.collect()
    }

    fn live_codes(&self, work: &Work<'_>, phone: &str) -> rusqlite::Result<Vec<(i64, Vec<u8>)>> {
        let mut statement = work.tx.prepare_cached(
            "SELECT id, code_mac FROM codes
             WHERE occasion = ?1 AND holder = ?2 AND phone = ?3 AND expires_at > ?4 AND used_at IS NULL",
        )?;
        statement
            .query_map(params![self.occasion.name, self.id, phone, work.now], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect()
    }

    fn code_parts<'b>(&'b self, phone: &'b str, code: &'b str) -> [&'b [u8]; 3] {
        [self.id.as_bytes(), phone.as_bytes(), code.as_bytes()]
    }
}

/// When codes went to this number in the last 24 hours, the oldest first, without those its owner asked for on an
/// installation of theirs.
fn strangers_sends_of_day(work: &Work<'_>, phone: &str) -> rusqlite::Result<Vec<i64>> {
    let mut statement = work.tx.prepare_cached(
        "SELECT installation, sent_at FROM codes WHERE phone = ?1 AND sent_at > ?2 ORDER BY sent_at",
    )?;
    let sent = statement.query_map(params![phone, work.now - DAY_S], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    let mut owners = BTreeMap::new();
    let mut strangers = Vec::new();
    for sent in sent {
        let (installation, at) = sent?;
        let is_owners = if let Some(known) = owners.get(&installation) {
            *known
        } else {
            let known = is_used_on(work, phone, &installation)?;
            owners.insert(installation, known);
            known
        };
        if !is_owners {
            strangers.push(at);
        }
    }
    Ok(strangers)
}

/// When the day's allowance has room again, if it has none.
fn next_send_of_day(sent: &[i64], allowed: u32) -> Option<i64> {
    let over = sent.len().checked_sub(allowed as usize)?;
    sent.get(over).map(|oldest_that_counts| oldest_that_counts + DAY_S)
}
