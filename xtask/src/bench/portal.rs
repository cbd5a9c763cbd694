//! The portal's process under load.

use super::{
    Bench,
    contest::{Contender, hold},
    empty,
    figures::{Goal, Spread},
    report::{Line, Section},
    rows::times,
};
use crate::error::Result;

/// Measures reading and writing against a server that only says «pong».
///
/// # Errors
/// A contender gives no figure.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let folder = empty(&bench.folder.0, "portal")?;
    let program = bench.program("portal", &folder);
    let contender = |name, command| Contender { name, program: program.clone(), command, is_fresh: false };
    let rounds = hold(
        &[
            contender("ping", ("ping", 200)),
            contender("GET", ("get", 150)),
            contender("write", ("write", 60)),
        ],
        bench.rounds,
    )?;
    let of = |name: &str| rounds.get(name).map_or(&[] as &[f64], Vec::as_slice);
    // Times of one request: the more requests a second, the less of them.
    let rate = |name| Spread::of_ratios(of("ping"), of(name));
    let lines = [
        rate("GET").map(|spread| {
            let line = Line::new("GET of an account, to the ping", spread, "×", times(&rounds));
            line.with_goal(Goal::AtLeast(0.6), READ)
        }),
        rate("write").map(|spread| {
            let line = Line::new("durable write, to the ping", spread, "×", String::new());
            line.with_goal(Goal::AtLeast(0.35), WRITE)
        }),
    ];
    Ok(Section {
        title: "The portal",
        how: HOW.into(),
        lines: lines.into_iter().flatten().collect(),
        after: String::new(),
    })
}

const HOW: &str = "Requests a second over 32 connections of loopback HTTP, each waiting for its answer. The portal's \
    process stays on one processor and who asks on another; who asks for something to read never sleeps, so that the portal \
    has nobody to wake. The ping is a route that answers `pong`, served by the same process and runtime. GET reads the \
    account behind an access token. The write saves a person's name for a registration: with its idempotency record, in WAL \
    mode with `synchronous=FULL`, on the disk before it is answered.";
const READ: &str = "The ping is as bare as a route can be: no guard, no log, no header but HTTP's own, so that most of its \
    time is sending six bytes. A GET has three statements in a snapshot (the token's turn and family, the account, its \
    consents), a longer answer to send, JSON, the guard of hosts and the log of requests. \
    Done: a question is answered on a connection of its own for reading, in the task that asks, without a change of threads \
    and a turn among those who write; statements are planned once. Not tried: keeping accounts in \
    memory, which is more than a stand-in needs.";
const WRITE: &str = "Done: all who wait share one commit and one sync; statements are planned once; a registration's settings \
    are no longer parsed for each request. Before, each request had a sync of its own and took more than six times as long. \
    What is left is the processor's time for the savepoint, three MACs, the sealed answer and two rows, the change to the \
    database's thread and back, on the one processor that also serves HTTP, and a disk that takes long to sync when others \
    write to it.";
