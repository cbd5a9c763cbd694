//! The search for leaks: on a walk with a sealed memory nothing of the person and no secret may be read in any file of
//! the phone, in its log at the finest level, or in what values print of themselves.

use std::{
    collections::BTreeSet,
    fs, io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use aho_corasick::AhoCorasick;
use kabinet_core::{
    Config, Kabinet,
    ports::{Outgoing, Reply},
    protocol::{Auth, RegistrationStarted, SessionTokens, SignInStarted},
    screen::Language,
    testing::{Citizen, FolderVault, VaultPlatform, Way},
};
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter;

use super::{
    Broken, disk::Disk, forms::forms, oracle::broken, person::PEOPLE, portal::RouterPortal, walk::Walk,
};
use crate::stand::START;

/// Files are searched after so many steps, and in the end.
const STEPS_BETWEEN: usize = 16;

/// What one walk's search came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Searched {
    /// Secrets and data of the person, each looked for in every form.
    pub canaries: usize,
    /// Bytes of files and texts that were looked through.
    pub bytes: u64,
}

/// Everything that is said on a walk, and every secret that becomes known on it.
#[derive(Default)]
pub struct Witness {
    /// Debug output of requests, answers and pictures.
    pub said: String,
    secrets: BTreeSet<Vec<u8>>,
}

impl Witness {
    /// A request and its answer: their secrets are known from now on.
    pub fn learn(&mut self, outgoing: &Outgoing, reply: &Reply) {
        if let Auth::Bearer(secret) = &outgoing.auth {
            self.secrets.insert(secret.reveal().as_bytes().to_vec());
        }
        let mut learn = |secret: &str| self.secrets.insert(secret.as_bytes().to_vec());
        let Ok(answer) = &reply.result else { return };
        if let Some(RegistrationStarted { secret, .. }) = answer.get() {
            learn(secret.reveal());
        }
        if let Some(SignInStarted { secret, .. }) = answer.get() {
            learn(secret.reveal());
        }
        if let Some(SessionTokens { access_token, refresh_token, .. }) = answer.get() {
            learn(access_token.reveal());
            learn(refresh_token.reveal());
        }
    }
}

/// Walks the walk of a seed on a sealed memory, and searches.
///
/// # Errors
/// What was found and where, or a rule of the walk that does not hold.
pub fn search_seed(way: Way, seed: u64) -> Result<Searched, Broken> {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, || search(way, seed, &log))
}

fn search(way: Way, seed: u64, log: &Log) -> Result<Searched, Broken> {
    let folder = tempfile::tempdir().expect("the system gives a test its folder");
    let disk = Disk::of(sealed(&folder, log));
    let start = START.parse().expect("a constant that is a time");
    let mut walk = Walk::begin(way, Box::new(RouterPortal::new(start, seed)), disk, seed, 0)?;
    walk.witness = Some(Witness::default());
    let mut hunt = Hunt { folder: folder.path(), keys: BTreeSet::new(), searched: Searched::default() };
    for (at, step) in super::step::steps_of(seed).iter().enumerate() {
        walk.step(step)?;
        if at % STEPS_BETWEEN == 0 {
            hunt.look(&mut walk, log)?;
        }
    }
    walk.finish(0)?;
    hunt.look(&mut walk, log)?;
    Ok(hunt.searched)
}

/// The sealed memory of a real phone in this folder; what its core and its platform log goes to `log`.
fn sealed(folder: &TempDir, log: &Log) -> Arc<dyn kabinet_core::ports::StoreOpener> {
    let config = Config {
        data_dir: folder.path().join("phone").to_string_lossy().into_owned(),
        portal_url: "https://portal.example".to_owned(),
        language: Language::Ru,
        app_version: "1.0".to_owned(),
        portal_pins: Vec::new(),
    };
    let lines = log.clone();
    let vault = FolderVault(folder.path().join("vault"));
    let platform = VaultPlatform::new(vault, move |(_, line)| lines.add(line.as_bytes()));
    // A process has one provider; that it is there already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let ports = Kabinet::system_ports(&config, Arc::new(platform));
    ports.unwrap_or_else(|error| panic!("{error}")).store
}

struct Hunt<'a> {
    folder: &'a Path,
    /// Keys that the vault has had; it destroys them, and copies of files outlive that.
    keys: BTreeSet<Vec<u8>>,
    searched: Searched,
}

impl Hunt<'_> {
    fn look(&mut self, walk: &mut Walk, log: &Log) -> Result<(), Broken> {
        self.keys.extend(contents(&self.folder.join("vault")).into_iter().map(|(_, key)| key));
        let codes: Vec<_> = walk.portal.messages().into_iter().filter_map(|message| message.code).collect();
        let witness = walk.witness.as_ref().expect("it was put in before the first step");
        let mut canaries: BTreeSet<_> = PEOPLE.iter().flat_map(canaries_of).collect();
        canaries.extend(self.keys.iter().chain(&witness.secrets).cloned());
        let patterns: Vec<_> = canaries.iter().flat_map(|canary| forms(canary)).collect();
        let search = AhoCorasick::new(&patterns).expect("as many patterns as these can be searched for");
        let mut texts = contents(&self.folder.join("phone"));
        texts.push(("the log".to_owned(), log.take()));
        texts.push(("Debug output".to_owned(), witness.said.clone().into_bytes()));
        for (name, text) in &texts {
            self.searched.bytes += text.len() as u64;
            if let Some(found) = search.find(text) {
                let form = String::from_utf8_lossy(&patterns[found.pattern().as_usize()]).into_owned();
                return Err(broken("nothing of the person can be read", format!("«{form}» in {name}")));
            }
            // Six digits stand in many a random id: only as a word of their own they are the code.
            let text = String::from_utf8_lossy(text);
            let word = text
                .split(|sign: char| !sign.is_alphanumeric())
                .find(|word| codes.iter().any(|code| code == word));
            if let Some(code) = word {
                return Err(broken("no code can be read", format!("«{code}» in {name}")));
            }
        }
        self.searched.canaries = self.searched.canaries.max(canaries.len() + codes.len());
        Ok(())
    }
}

/// What of a citizen must not be read anywhere, in every usual writing.
fn canaries_of(citizen: &Citizen<'static>) -> Vec<Vec<u8>> {
    let digits = citizen.phone.trim_start_matches('+');
    let (code, rest) = digits[1..].split_at(3);
    let local = format!("{}-{}-{}", &rest[..3], &rest[3..5], &rest[5..]);
    let mut date: Vec<_> = citizen.birth_date.split('.').collect();
    date.reverse();
    let texts = [
        digits[1..].to_owned(),
        local.replace('-', "\u{2011}"),
        format!("{code} {local}"),
        local,
        format!("+7({code}){rest}"),
        citizen.surname.to_owned(),
        citizen.surname.to_lowercase(),
        citizen.surname.to_uppercase(),
        format!("{} {}", citizen.surname, citizen.name),
        citizen.birth_date.to_owned(),
        citizen.birth_date.replace('.', "/"),
        date.join("-"),
        date.concat(),
        citizen.password.to_owned(),
        citizen.password.to_lowercase(),
    ];
    // Names of three letters stand in other words.
    let names = [Some(citizen.name), citizen.patronymic].into_iter().flatten().map(str::to_owned);
    let long = texts.into_iter().chain(names).filter(|text| text.chars().count() > 3);
    long.map(String::into_bytes).collect()
}

/// Every file of a folder by its name; none where there is no folder yet.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files
        .filter_map(|path| Some((path.file_name()?.to_string_lossy().into_owned(), fs::read(&path).ok()?)))
        .collect()
}

/// What is logged since it was looked at last.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn add(&self, line: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line);
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
