//! A phone that keeps much, or little: what an event costs, and what it takes to open.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use kabinet_core::{
    Kabinet, Ports,
    ports::{Reply, RowChange, RowKey, Slot},
    protocol::{Answer, Call, CodeSent, Fault, SendCode},
    screen::{FieldValue, Intent, Language},
    testing::SteppedCore,
};
use serde_json::json;

use crate::{
    contender::{BenchError, Contender},
    dispatch::Screens,
    person::{CITIZEN, NOBODY, Stand, config, platform},
};

/// The first number of the entries that are put in, far from those that the phone makes itself.
const FIRST: u32 = 900_000_000;
/// Rows of one commit while the phone is filled.
const COMMIT: usize = 1_000;
const MEGABYTE: u64 = 1_000_000;

/// What a phone keeps besides what the person has just done.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Amount {
    /// Entries of the ledger
    #[arg(long, default_value_t = 0)]
    entries: u32,
    /// Drafts of fields
    #[arg(long, default_value_t = 0)]
    drafts: u32,
    /// Megabytes of files
    #[arg(long, default_value_t = 0)]
    megabytes: u32,
}

impl Amount {
    /// Adds it to a phone whose owner has rows under the first profile.
    fn fill(self, ports: &Ports, folder: &Path) -> Result<(), BenchError> {
        let put = |slot, name, value: serde_json::Value| RowChange::Put {
            key: RowKey { slot, profile: 1, name },
            value: value.to_string().into_bytes(),
        };
        let entry = |at: u32| {
            let number = FIRST + at;
            let what = json!({
                "event": "sent", "fields": ["surname", "name", "patronymic", "birth_date"], "receiver": "portal",
                "purpose": "create_account",
            });
            let is = json!({ "number": number, "profile": 1, "at": "2026-11-22T09:15:00.5Z", "what": what });
            put(Slot::Archive, format!("ledger/{number:012}"), json!({ "v": 1, "is": is }))
        };
        let draft = |at: u32| {
            let name = format!("registration/form_{at}#surname");
            put(Slot::Draft, name, json!({ "v": 1, "is": CITIZEN.surname }))
        };
        let rows: Vec<_> = (0..self.entries).map(entry).chain((0..self.drafts).map(draft)).collect();
        let mut store = ports.store.open()?;
        rows.chunks(COMMIT).try_for_each(|rows| store.commit(rows))?;
        let files = folder.join("phone").join("files");
        fs::create_dir_all(&files)?;
        for at in 0..self.megabytes {
            File::create(files.join(at.to_string()))?.set_len(MEGABYTE)?;
        }
        Ok(())
    }
}

/// The folder of a phone whose owner has registered and which keeps so much.
pub struct Opened {
    folder: PathBuf,
}

impl Opened {
    /// Prepares the folder where it is empty.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn of(folder: &Path, amount: Amount) -> Result<Self, BenchError> {
        if !folder.join("phone").exists() {
            Stand::new()?.phone_at(folder, "home")?.kabinet().shutdown()?;
            amount.fill(&Kabinet::system_ports(&config(folder, NOBODY), platform(folder))?, folder)?;
        }
        Ok(Self { folder: folder.to_owned() })
    }
}

impl Contender for Opened {
    /// A process does once what belongs to opening, so `count` is one. `memory` gives bytes for nanoseconds.
    fn round(&mut self, command: &str, _: u32) -> Result<Duration, BenchError> {
        let (config, platform) = (config(&self.folder, NOBODY), platform(&self.folder));
        let screens = Screens::default();
        let begun = Instant::now();
        let kabinet = Kabinet::open(config, platform, screens.observer())?;
        screens.until("home")?;
        let time = begun.elapsed();
        let figure = match command {
            "open" => time,
            "memory" => Duration::from_nanos(most_memory()?),
            other => return Err(BenchError::UnknownCommand(other.to_owned())),
        };
        kabinet.shutdown()?;
        Ok(figure)
    }
}

/// The most memory that this process has had at once, in bytes.
fn most_memory() -> Result<u64, BenchError> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map(|kilobytes| kilobytes * 1_024).ok_or_else(|| BenchError::Unfit("no VmHWM".to_owned()))
}

/// A core without threads at the number's field of a registration, on a phone that keeps so much.
pub struct Events {
    core: SteppedCore,
    ports: Ports,
    number: u32,
}

const PHONE: &str = "registration/phone";
const CODE: &str = "registration/code";

impl Events {
    /// Fills the folder and opens the core.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn in_folder(folder: &Path, amount: Amount) -> Result<Self, BenchError> {
        Stand::new()?.phone_at(folder, CODE)?.kabinet().shutdown()?;
        let ports = Kabinet::system_ports(&config(folder, NOBODY), platform(folder))?;
        amount.fill(&ports, folder)?;
        let (clock, rng, store) = (ports.clock.clone(), ports.rng.clone(), ports.store.clone());
        let mut core = SteppedCore::new(clock, rng, store, Language::Ru);
        core.open();
        let mut events = Self { core, ports, number: 0 };
        events.answer_all(|_| Err(Fault::NoLink));
        events.back_to_the_number()?;
        Ok(events)
    }

    fn next_number(&mut self) -> String {
        self.number += 1;
        format!("+7900{:07}", self.number % 10_000_000)
    }

    fn tap(&mut self, action: &str, values: Vec<FieldValue>) {
        let visit = self.core.shown().top.visit;
        self.core.dispatch(Intent { visit, action: action.to_owned(), values });
    }

    fn answer_all(&mut self, answer: impl Fn(&Call) -> Result<Answer, Fault>) {
        for (token, outgoing) in self.core.take_requests() {
            self.core.answer(token, Reply { result: answer(&outgoing.call), portal_time: None });
        }
    }

    fn back_to_the_number(&mut self) -> Result<(), BenchError> {
        if self.core.shown().top.key == CODE {
            self.tap("back", Vec::new());
        }
        let at = self.core.shown().top.key;
        if at == PHONE { Ok(()) } else { Err(BenchError::Unfit(format!("{at} is shown"))) }
    }

    /// The code is on its way.
    fn sent(&self, call: &Call) -> Result<Answer, Fault> {
        let now = self.ports.clock.wall();
        if !call.is::<SendCode>() {
            return Err(Fault::NoLink);
        }
        Ok(Answer::of(CodeSent { length: 6, expires_at: now, resend_at: now, sends_left: 1_000 }))
    }

    /// Asks for a code and hears that it is sent; the times of the tap and of the answer, each with its commit.
    fn code(&mut self) -> Result<(Duration, Duration), BenchError> {
        let number = self.next_number();
        let begun = Instant::now();
        self.tap("send_code", vec![FieldValue { field: "phone".to_owned(), text: number }]);
        let tapped = begun.elapsed();
        let asked = self.core.take_requests().into_iter();
        let replies: Vec<_> = asked
            .map(|(token, outgoing)| (token, Reply { result: self.sent(&outgoing.call), portal_time: None }))
            .collect();
        if replies.iter().all(|(_, reply)| reply.result.is_err()) {
            return Err(BenchError::Unfit(format!("no code is asked for:\n{}", self.core.shown().to_text())));
        }
        let begun = Instant::now();
        for (token, reply) in replies {
            self.core.answer(token, reply);
        }
        let answered = begun.elapsed();
        self.back_to_the_number()?;
        Ok((tapped, answered))
    }
}

impl Contender for Events {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        let mut time = Duration::ZERO;
        for _ in 0..count {
            time += match command {
                "tap" => self.code()?.0,
                "answer" => self.code()?.1,
                "key" => {
                    let text = self.next_number();
                    let begun = Instant::now();
                    self.core.draft(PHONE, "phone", &text);
                    begun.elapsed()
                }
                other => return Err(BenchError::UnknownCommand(other.to_owned())),
            };
        }
        let shown = self.core.shown();
        let is_kept = shown.standing().iter().any(|(field, text)| *field == "phone" && !text.is_empty());
        if command == "key" && !is_kept {
            return Err(BenchError::Unfit("no draft was kept".to_owned()));
        }
        Ok(time / count)
    }
}
