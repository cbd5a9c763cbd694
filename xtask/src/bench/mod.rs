//! `cargo xtask bench`: builds what is measured, measures it side by side, and writes docs/bench.md.

mod compose;
mod contest;
mod figures;
mod jvm;
mod kept;
mod kotlin;
mod opening;
mod portal;
mod report;
mod rows;
mod size;
mod storm;
mod typing;

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use crate::{
    error::{Error, Result},
    project::{self, Project, TEST_FEATURES, cargo},
    run::Invocation,
};
use report::{Section, document, with_sections};

pub use size::fits;

const DOCUMENT: &str = "docs/bench.md";
/// The program that holds the contenders.
const PROGRAM: &str = "kabinet-bench";
/// A package of its own, for what can't be linked beside the core.
const SQLCIPHER: &str = "benches/sqlcipher";
/// Memory that can be written to like a disk, where the system has it.
const MEMORY: &str = "/dev/shm";

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Measure only these subjects, and write no document unless `--keep` is given
    #[arg(long, value_name = "SUBJECT", num_args = 1.., value_delimiter = ',')]
    only: Vec<String>,
    /// Put the subjects of `--only` in their places in the document, and leave its other sections as they are
    #[arg(long, requires = "only")]
    keep: bool,
    /// Rounds of each contender
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// What is measured, in the order of the document.
const SUBJECTS: &[(&str, Subject)] = &[
    ("rows", rows::measure),
    ("opening", opening::measure),
    ("kept", kept::measure),
    ("typing", typing::measure),
    ("kotlin", kotlin::measure),
    ("compose", compose::measure),
    ("portal", portal::measure),
    ("storm", storm::measure),
    ("size", size::measure),
];

type Subject = fn(&Bench<'_>) -> Result<Section>;

/// What the subjects measure with.
pub struct Bench<'a> {
    project: &'a Project,
    rounds: u32,
    folder: Folder,
    memory: Option<Folder>,
}

/// A place for the contenders' files.
struct Place {
    /// As the document names it.
    name: &'static str,
    folder: PathBuf,
    /// Each commit waits for a disk.
    has_disk: bool,
    /// Commits of one round: as many as take some hundredths of a second.
    commits: u32,
}

/// Measures, prints, and writes the document.
///
/// # Errors
/// Something does not compile, a contender gives no figure, an unknown subject is named, or a limit is exceeded.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let known: Vec<_> = SUBJECTS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = options.only.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Error::NotPassed(format!("no subject «{unknown}»; there are: {}", known.join(", "))));
    }
    let is_chosen = |name: &str| options.only.is_empty() || options.only.iter().any(|chosen| chosen == name);
    build(project, is_chosen("rows"))?;
    let bench = Bench {
        project,
        rounds: options.rounds,
        folder: Folder::new(&project.target)?,
        memory: Some(Path::new(MEMORY)).filter(|path| path.is_dir()).map(Folder::new).transpose()?,
    };
    let mut sections = Vec::new();
    for (name, measure) in SUBJECTS.iter().filter(|(name, _)| is_chosen(name)) {
        say!("measuring: {name}");
        let section = measure(&bench)?;
        say!("\n{section}");
        sections.push(section);
    }
    let day = jiff::Zoned::now().date().to_string();
    let path = project.path(DOCUMENT);
    let text = if options.only.is_empty() {
        Some(document(&sections, options.rounds, &machine(), &day))
    } else if options.keep {
        Some(with_sections(&project::read(&path)?, &sections, options.rounds, &machine(), &day))
    } else {
        None
    };
    if let Some(text) = text {
        project::write(&path, &text)?;
        say!("wrote {DOCUMENT}");
    }
    let exceeded: Vec<_> = sections.iter().flat_map(Section::exceeded).collect();
    if exceeded.is_empty() { Ok(()) } else { Err(Error::NotPassed(exceeded.join("; "))) }
}

fn build(project: &Project, with_sqlcipher: bool) -> Result<()> {
    say!("building what is measured");
    Invocation::new(cargo(), &project.root)
        .args(["build", "--release", "-p", PROGRAM, "-p", "kabinet-bindings", "--features", TEST_FEATURES])
        .run()?;
    if with_sqlcipher {
        say!("building SQLCipher with its OpenSSL: the first time this takes minutes");
        Invocation::new(cargo(), project.path(SQLCIPHER)).args(["build", "--release", "--locked"]).run()?;
    }
    Ok(())
}

impl Bench<'_> {
    /// A contender of the program, with an empty folder of its own below `place`.
    fn program(&self, contender: &str, folder: &Path) -> Invocation {
        Invocation::new(self.artifacts().join(PROGRAM), &self.project.root).arg(contender).arg(folder)
    }

    fn sqlcipher(&self, folder: &Path) -> Invocation {
        let program = self.project.path(SQLCIPHER).join("target/release/kabinet-bench-sqlcipher");
        Invocation::new(program, &self.project.root).arg(folder)
    }

    /// Where Cargo leaves what is measured.
    fn artifacts(&self) -> PathBuf {
        self.project.target.join("release")
    }

    /// The disk, and memory where the system has some that can be written to like a disk.
    fn places(&self) -> Vec<Place> {
        let disk = Place { name: "on the disk", folder: self.folder.0.clone(), has_disk: true, commits: 100 };
        let memory = self.memory.as_ref();
        let memory = memory.map(|folder| Place {
            name: "in memory",
            folder: folder.0.clone(),
            has_disk: false,
            commits: 1_000,
        });
        [disk].into_iter().chain(memory).collect()
    }

    /// The quietest place for files: memory, else the disk.
    fn quiet(&self) -> &Path {
        self.memory.as_ref().map_or(&self.folder.0, |folder| &folder.0)
    }
}

/// A folder that goes when it is no longer needed.
struct Folder(PathBuf);

impl Folder {
    fn new(below: &Path) -> Result<Self> {
        let path = below.join(format!("kabinet-bench-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(Error::file(&path))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What can't be removed is in nobody's way.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An empty folder below another.
fn empty(below: &Path, name: &str) -> Result<PathBuf> {
    let path = below.join(name);
    fs::create_dir_all(&path).map_err(Error::file(&path))?;
    Ok(path)
}

fn machine() -> String {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("an unknown model", |(_, model)| model.trim());
    format!("{processors} processors ({model})")
}
