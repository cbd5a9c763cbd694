//! One commit for all who wait: requests that come while a commit is under way share the next one, and with it the one
//! sync of the disk that costs most of the time.
//!
//! Each runs alone in a savepoint of its own, in the order in which they came, and sees what those before it did. None
//! is answered before the commit that they share has reached the disk, so nothing is seen outside that could be lost.

use super::Storage;
use rusqlite::{Transaction, TransactionBehavior};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After so long nobody else is taken into a transaction: whoever has finished shall not wait for many others.
const LONGEST: Duration = Duration::from_millis(10);

/// What a request does in the transaction, and how it is told what became of it.
pub(crate) type Job = Box<dyn FnOnce(&Transaction<'_>) -> Ran + Send>;

/// Tells a request what became of its transaction: whether it was committed.
type Told = Box<dyn FnOnce(bool) + Send>;

/// What a request has done.
pub(crate) struct Ran {
    /// Its changes shall last; else they are taken back at once.
    pub(crate) lasts: bool,
    /// Called when the transaction is over.
    pub(crate) told: Told,
}

/// Who waits for the next transaction.
pub(super) struct Line {
    waiting: Mutex<Waiting>,
    longest: Duration,
}

impl Default for Line {
    fn default() -> Self {
        Self { waiting: Mutex::default(), longest: LONGEST }
    }
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    /// Somebody will take from the line; whoever joins it need not see to that.
    is_served: bool,
}

impl Storage {
    /// Joins the line. With `true`, the caller sees to it that [`Self::serve`] is called.
    #[must_use]
    pub(crate) fn join(&self, job: Job) -> bool {
        let mut waiting = self.line.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.jobs.push_back(job);
        !std::mem::replace(&mut waiting.is_served, true)
    }

    /// Does one transaction with those who wait. `last` belongs to each. With `true`, somebody still waits, and the
    /// caller sees to it that this is called again.
    #[must_use]
    pub(crate) fn serve(&self, last: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>) -> bool {
        let mut told = Vec::new();
        let committed = self.share(&mut told, last);
        if let Err(error) = &committed {
            tracing::error!(%error, requests = told.len(), "requests were rolled back");
        }
        for tell in told {
            tell(committed.is_ok());
        }
        let mut waiting = self.line.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.is_served = !waiting.jobs.is_empty();
        waiting.is_served
    }

    fn share(
        &self,
        told: &mut Vec<Told>,
        last: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = match begun {
            Ok(transaction) => transaction,
            Err(error) => {
                // Whoever waits is told by the loss of its job.
                self.take_all();
                return Err(error);
            }
        };
        let since = Instant::now();
        while let Some(job) = self.take() {
            told.extend(alone(&transaction, job)?);
            if since.elapsed() >= self.line.longest {
                break;
            }
        }
        last(&transaction)?;
        transaction.commit()
    }

    fn take(&self) -> Option<Job> {
        self.line.waiting.lock().unwrap_or_else(PoisonError::into_inner).jobs.pop_front()
    }

    fn take_all(&self) {
        let jobs = std::mem::take(&mut self.line.waiting.lock().unwrap_or_else(PoisonError::into_inner).jobs);
        drop(jobs);
    }
}

/// Runs a job in a savepoint. What it did is taken back where it says so or panics; of a panic nobody is left to tell.
fn alone(transaction: &Transaction<'_>, job: Job) -> rusqlite::Result<Option<Told>> {
    let run = |sql| transaction.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
    run("SAVEPOINT request")?;
    let ran = catch_unwind(AssertUnwindSafe(|| job(transaction)));
    if !ran.as_ref().is_ok_and(|ran| ran.lasts) {
        run("ROLLBACK TO request")?;
    }
    run("RELEASE request")?;
    Ok(ran.ok().map(|ran| ran.told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;
    use std::path::Path;
    use std::sync::{Arc, mpsc};

    /// A database in a folder, whose transactions take anybody in before they are so long.
    fn storage(folder: &Path, longest: Duration) -> Storage {
        let connection = Connection::open(folder.join("db")).unwrap();
        let tables = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; CREATE TABLE t (n INTEGER UNIQUE);
            CREATE TABLE of_t (n INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED)";
        connection.execute_batch(tables).unwrap();
        let storage = Storage::of(Arc::new(Mutex::new(connection)), None, None).unwrap();
        Storage { line: Line { longest, ..Line::default() }, ..storage }
    }

    /// A job that adds a number, and tells what became of it.
    fn add(n: i64, lasts: bool, told: &mpsc::Sender<(i64, bool)>) -> Job {
        let told = told.clone();
        Box::new(move |tx| {
            let added = tx.execute("INSERT INTO t VALUES (?1)", [n]).is_ok();
            Ran { lasts: lasts && added, told: Box::new(move |committed| told.send((n, committed)).unwrap()) }
        })
    }

    /// What somebody else sees in the database.
    fn numbers(folder: &Path) -> Vec<i64> {
        let connection = Connection::open(folder.join("db")).unwrap();
        let mut statement = connection.prepare("SELECT n FROM t ORDER BY n").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[allow(clippy::unnecessary_wraps, reason = "what comes last may fail")]
    fn nothing_more(_: &Transaction<'_>) -> rusqlite::Result<()> {
        Ok(())
    }

    #[test]
    fn who_waits_shares_one_commit_and_is_told_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path(), Duration::MAX);
        let (told, news) = mpsc::channel();
        assert!(storage.join(add(1, true, &told)), "the first sees to it that the line is served");
        assert!(!storage.join(add(2, true, &told)), "the second need not");
        let before_commit = |tx: &Transaction<'_>| {
            assert_eq!(tx.query_one("SELECT count(*) FROM t", [], |row| row.get(0)), Ok(2));
            assert_eq!(numbers(folder.path()), [0; 0], "neither is committed alone");
            assert_eq!(news.try_recv(), Err(mpsc::TryRecvError::Empty), "nor told before the commit");
            Ok(())
        };
        assert!(!storage.serve(before_commit), "nobody is left");
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [(1, true), (2, true)]);
        assert_eq!(numbers(folder.path()), [1, 2]);
        assert!(storage.join(add(3, true, &told)), "the line has to be served again");
    }

    #[test]
    fn one_that_fails_or_panics_takes_nothing_from_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path(), Duration::MAX);
        let (told, news) = mpsc::channel();
        let jobs: [Job; 4] = [
            add(1, true, &told),
            add(2, false, &told),
            Box::new(|tx| {
                tx.execute("INSERT INTO t VALUES (3)", []).unwrap();
                panic!("a request that panics")
            }),
            add(4, true, &told),
        ];
        for job in jobs {
            let _ = storage.join(job);
        }
        assert!(!storage.serve(nothing_more));
        assert_eq!(numbers(folder.path()), [1, 4]);
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [(1, true), (2, true), (4, true)]);
    }

    #[test]
    fn when_the_commit_fails_none_of_them_is_told_that_it_lasts() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path(), Duration::MAX);
        let (told, news) = mpsc::channel();
        for n in [1, 2] {
            let _ = storage.join(add(n, true, &told));
        }
        let orphan = |tx: &Transaction<'_>| tx.execute("INSERT INTO of_t VALUES (7)", []).map(|_| ());
        assert!(!storage.serve(orphan));
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [(1, false), (2, false)]);
        assert_eq!(numbers(folder.path()), [0; 0]);
        assert!(storage.join(add(3, true, &told)));
        assert!(!storage.serve(nothing_more));
        assert_eq!((numbers(folder.path()), news.try_recv()), (vec![3], Ok((3, true))));
    }

    #[test]
    fn when_no_transaction_can_be_begun_nobody_is_left_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path(), Duration::MAX);
        let other = Connection::open(folder.path().join("db")).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        storage.connection.lock().unwrap().busy_timeout(Duration::ZERO).unwrap();
        let (told, news) = mpsc::channel();
        let _ = storage.join(add(1, true, &told));
        drop(told);
        assert!(!storage.serve(nothing_more));
        assert_eq!(news.recv(), Err(mpsc::RecvError), "the job is gone, and with it whoever would tell");
    }

    #[test]
    fn a_transaction_that_has_become_long_takes_nobody_in() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path(), Duration::ZERO);
        let (told, news) = mpsc::channel();
        for n in [1, 2] {
            let _ = storage.join(add(n, true, &told));
        }
        assert!(storage.serve(nothing_more), "somebody still waits");
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [(1, true)]);
        assert!(!storage.serve(nothing_more));
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [(2, true)]);
    }
}
