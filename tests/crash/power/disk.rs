//! A disk as a power loss finds it: of what was written since the last sync anything may be there.
//!
//! Bytes and lengths are safe once their file was synced, names (of files made, moved and removed, and of folders made)
//! once the folder they stand in was synced. Until then they are pending, in the order in which they happened.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::strace::{Argument, Call, Ended, as_path};

/// The size that a disk writes whole or not at all.
const SECTOR: u64 = 512;

/// The files below one folder.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    root: PathBuf,
    contents: Vec<Content>,
    names: BTreeMap<PathBuf, Node>,
    safe_names: BTreeMap<PathBuf, Node>,
    pending_names: Vec<(PathBuf, NameChange)>,
    /// By descriptor: where the next `write` goes.
    positions: BTreeMap<u64, u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Folder,
    /// Its place among the contents.
    File(usize),
}

#[derive(Clone, Debug, Default)]
struct Content {
    safe: Vec<u8>,
    pending: Vec<ContentChange>,
}

#[derive(Clone, Debug)]
enum ContentChange {
    Write { at: u64, bytes: Vec<u8> },
    Length(u64),
}

#[derive(Clone, Debug)]
enum NameChange {
    Put(PathBuf, Node),
    Remove(PathBuf),
    Move { from: PathBuf, to: PathBuf },
}

/// What is left after a power loss: files with their bytes, folders without.
pub type Image = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Which pending changes are left.
pub trait Luck {
    /// How many of the pending changes of names are left, the earliest first: a file system keeps their order.
    fn names(&mut self, pending: usize) -> usize;
    /// Whether a pending change of bytes or length is left.
    fn keeps(&mut self) -> bool;
    /// Where a write that is left is cut: which of the `cuts` possible ends, counted from its beginning; none when it is
    /// whole. `is_last` is true for the last pending change of its file.
    fn cut(&mut self, is_last: bool, cuts: usize) -> Option<usize>;
}

/// A call whose effect is not known here.
#[derive(Debug, thiserror::Error)]
#[error("what {name} does to {} is not modelled", file.display())]
pub struct NotModelled {
    /// The call.
    pub name: String,
    /// Its file.
    pub file: PathBuf,
}

impl Disk {
    /// An empty disk whose files are those below `root`.
    pub fn below(root: &Path) -> Self {
        Self { root: root.to_owned(), ..Self::default() }
    }

    /// Carries out a call that has succeeded, if it is about one of the files here; whether it changed anything.
    ///
    /// # Errors
    /// [`NotModelled`]
    pub fn carry_out(&mut self, call: &Call) -> Result<bool, NotModelled> {
        let Ended::Returned(returned) = call.ended else { return Ok(false) };
        let Some(file) = call.file().and_then(|file| file.strip_prefix(&self.root).ok()).map(Path::to_owned)
        else {
            return Ok(false);
        };
        if call.is_about_deleted() {
            return Ok(false);
        }
        let unknown = || NotModelled { name: call.name.clone(), file: file.clone() };
        let returned = u64::try_from(returned).map_err(|_| unknown())?;
        match call.name.as_str() {
            "open" | "openat" => return self.open(file.clone(), call, returned).ok_or_else(unknown),
            "mkdir" | "mkdirat" => self.rename(NameChange::Put(file, Node::Folder)),
            "write" => {
                let at = *self.positions.get(&descriptor(call).ok_or_else(unknown)?).ok_or_else(unknown)?;
                self.positions.insert(descriptor(call).ok_or_else(unknown)?, at + returned);
                self.write(&file, call, at, returned).ok_or_else(unknown)?;
            }
            "pwrite64" => {
                let at = call.last_number().ok_or_else(unknown)?;
                self.write(&file, call, at, returned).ok_or_else(unknown)?;
            }
            "ftruncate" => {
                let length = call.last_number().ok_or_else(unknown)?;
                self.content(&file).ok_or_else(unknown)?.pending.push(ContentChange::Length(length));
            }
            "fsync" | "fdatasync" => self.sync(&file).ok_or_else(unknown)?,
            "unlink" | "unlinkat" => self.rename(NameChange::Remove(file)),
            "rename" | "renameat" | "renameat2" => {
                let to = call.texts().nth(1).map(as_path).and_then(|to| to.strip_prefix(&self.root).ok());
                let to = to.ok_or_else(unknown)?.to_owned();
                self.rename(NameChange::Move { from: file, to });
            }
            _ => return Err(unknown()),
        }
        Ok(true)
    }

    /// Whether anything can be lost now.
    pub fn is_safe(&self) -> bool {
        self.pending_names.is_empty() && self.contents.iter().all(|content| content.pending.is_empty())
    }

    fn open(&mut self, file: PathBuf, call: &Call, descriptor: u64) -> Option<bool> {
        if call.has_flag("O_APPEND") || call.has_flag("O_TMPFILE") {
            return None;
        }
        self.positions.insert(descriptor, 0);
        let is_new = !self.names.contains_key(&file);
        if is_new && call.has_flag("O_CREAT") {
            let node = Node::File(self.contents.len());
            self.contents.push(Content::default());
            self.rename(NameChange::Put(file, node));
            return Some(true);
        }
        if call.has_flag("O_TRUNC") {
            self.content(&file)?.pending.push(ContentChange::Length(0));
            return Some(true);
        }
        Some(false)
    }

    fn content(&mut self, file: &Path) -> Option<&mut Content> {
        match self.names.get(file)? {
            Node::File(place) => self.contents.get_mut(*place),
            Node::Folder => None,
        }
    }

    fn write(&mut self, file: &Path, call: &Call, at: u64, length: u64) -> Option<()> {
        let is_cut =
            call.arguments.iter().any(|argument| matches!(argument, Argument::Text { cut: true, .. }));
        let bytes = call.texts().next().filter(|_| !is_cut)?;
        let bytes = bytes.get(..usize::try_from(length).ok()?)?.to_owned();
        self.content(file)?.pending.push(ContentChange::Write { at, bytes });
        Some(())
    }

    fn sync(&mut self, file: &Path) -> Option<()> {
        match self.names.get(file) {
            Some(Node::File(place)) => {
                let content = self.contents.get_mut(*place)?;
                for change in std::mem::take(&mut content.pending) {
                    change.carry_out(&mut content.safe);
                }
            }
            // The root itself is there before anything else.
            Some(Node::Folder) | None if file == Path::new("") || self.names.contains_key(file) => {
                let (safe, pending) = std::mem::take(&mut self.pending_names)
                    .into_iter()
                    .partition(|(folder, _)| folder == file);
                self.pending_names = pending;
                let safe: Vec<(PathBuf, NameChange)> = safe;
                for (_, change) in safe {
                    change.carry_out(&mut self.safe_names);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn rename(&mut self, change: NameChange) {
        change.carry_out(&mut self.names);
        let folder = change.folder().to_owned();
        self.pending_names.push((folder, change));
    }

    /// What is left when the power goes now.
    pub fn image(&self, luck: &mut dyn Luck) -> Image {
        let mut names = self.safe_names.clone();
        let left = luck.names(self.pending_names.len());
        for (_, change) in &self.pending_names[..left] {
            change.carry_out(&mut names);
        }
        let is_reached = |path: &Path| {
            path.ancestors()
                .skip(1)
                .all(|folder| folder == Path::new("") || names.get(folder) == Some(&Node::Folder))
        };
        let reached = names.iter().filter(|(path, _)| is_reached(path));
        reached
            .map(|(path, node)| {
                let bytes = match node {
                    Node::Folder => None,
                    Node::File(place) => Some(self.contents[*place].after(luck)),
                };
                (path.clone(), bytes)
            })
            .collect()
    }
}

impl Content {
    fn after(&self, luck: &mut dyn Luck) -> Vec<u8> {
        let mut bytes = self.safe.clone();
        for (place, change) in self.pending.iter().enumerate() {
            let is_last = place + 1 == self.pending.len();
            if luck.keeps() {
                change.cut(is_last, luck).carry_out(&mut bytes);
            }
        }
        bytes
    }
}

impl ContentChange {
    fn carry_out(&self, content: &mut Vec<u8>) {
        let index = |place: u64| usize::try_from(place).expect("a file of a test fits into memory");
        match self {
            Self::Length(length) => set_length(content, index(*length)),
            Self::Write { at, bytes } => {
                let (start, end) = (index(*at), index(*at) + bytes.len());
                if content.len() <= start {
                    set_length(content, start);
                    content.extend_from_slice(bytes);
                } else {
                    set_length(content, content.len().max(end));
                    content[start..end].copy_from_slice(bytes);
                }
            }
        }
    }

    /// The change, or what a torn write leaves of it: everything up to the end of a sector.
    fn cut(&self, is_last: bool, luck: &mut dyn Luck) -> Self {
        let Self::Write { at, bytes } = self else { return self.clone() };
        let end = at + bytes.len() as u64;
        let ends: Vec<u64> = (at / SECTOR + 1..end.div_ceil(SECTOR)).map(|sector| sector * SECTOR).collect();
        let cut = luck.cut(is_last, ends.len()).and_then(|chosen| ends.get(chosen));
        let Some(length) = cut.and_then(|cut| usize::try_from(cut - at).ok()) else { return self.clone() };
        Self::Write { at: *at, bytes: bytes[..length].to_owned() }
    }
}

/// As `resize`, which takes its time in unoptimised code.
fn set_length(content: &mut Vec<u8>, length: usize) {
    match length.checked_sub(content.len()) {
        Some(missing) => content.extend_from_slice(&vec![0; missing]),
        None => content.truncate(length),
    }
}

impl NameChange {
    /// The folder whose sync makes it safe.
    fn folder(&self) -> &Path {
        let (Self::Put(path, _) | Self::Remove(path) | Self::Move { from: _, to: path }) = self;
        path.parent().unwrap_or(Path::new(""))
    }

    fn carry_out(&self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Self::Put(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
            Self::Move { from, to } => {
                if let Some(node) = names.remove(from) {
                    names.insert(to.clone(), node);
                }
            }
        }
    }
}

fn descriptor(call: &Call) -> Option<u64> {
    call.arguments.iter().find_map(|argument| match argument {
        Argument::Descriptor { number, .. } => number.map(u64::from),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strace::Log;

    /// Luck that keeps so many names and, of bytes, all or nothing.
    struct Plain {
        names: usize,
        bytes: bool,
        cut: Option<usize>,
    }

    impl Luck for Plain {
        fn names(&mut self, pending: usize) -> usize {
            self.names.min(pending)
        }

        fn keeps(&mut self) -> bool {
            self.bytes
        }

        fn cut(&mut self, is_last: bool, cuts: usize) -> Option<usize> {
            self.cut.filter(|cut| is_last && *cut < cuts)
        }
    }

    const ALL: Plain = Plain { names: usize::MAX, bytes: true, cut: None };
    const NOTHING: Plain = Plain { names: 0, bytes: false, cut: None };

    fn after(log: &str) -> Disk {
        let mut disk = Disk::below(Path::new("/d"));
        for call in Log::parse(log).unwrap().calls {
            disk.carry_out(&call).unwrap();
        }
        disk
    }

    fn file(image: &Image, path: &str) -> Option<Vec<u8>> {
        image.get(Path::new(path)).cloned().flatten()
    }

    const MADE: &str = "\
1 mkdir(\"/d/p\", 0700) = 0
1 fsync(9</d>) = 0
1 openat(AT_FDCWD</>, \"/d/p/a\", O_RDWR|O_CREAT, 0644) = 3</d/p/a>
1 write(3</d/p/a>, \"one\", 3) = 3
1 write(3</d/p/a>, \" two\", 4) = 4
";

    #[test]
    fn what_was_not_synced_may_be_lost() {
        let disk = after(MADE);
        assert_eq!(file(&disk.image(&mut { ALL }), "p/a").as_deref(), Some(b"one two".as_slice()));
        let left = disk.image(&mut { NOTHING });
        assert_eq!(left.keys().collect::<Vec<_>>(), [Path::new("p")]);
        let name_only = Plain { names: 1, ..NOTHING };
        assert_eq!(file(&disk.image(&mut { name_only }), "p/a").as_deref(), Some(b"".as_slice()));
    }

    #[test]
    fn a_file_and_its_name_are_synced_apart() {
        let disk = after(&format!("{MADE}1 fsync(3</d/p/a>) = 0\n"));
        assert!(file(&disk.image(&mut { NOTHING }), "p/a").is_none() && !disk.is_safe());
        let disk = after(&format!("{MADE}1 fsync(3</d/p/a>) = 0\n1 fsync(4</d/p>) = 0\n"));
        assert_eq!(file(&disk.image(&mut { NOTHING }), "p/a").as_deref(), Some(b"one two".as_slice()));
        assert!(disk.is_safe());
    }

    #[test]
    fn a_folder_that_is_lost_takes_its_files_along() {
        let disk = after(&MADE.replace("fsync(9</d>)", "fsync(9</e>)"));
        assert!(disk.image(&mut { NOTHING }).is_empty());
    }

    #[test]
    fn a_lost_removal_brings_the_file_back_and_a_lost_move_its_old_name() {
        let synced = format!("{MADE}1 fsync(3</d/p/a>) = 0\n1 fsync(4</d/p>) = 0\n");
        let removed = after(&format!("{synced}1 unlink(\"/d/p/a\") = 0\n"));
        assert!(file(&removed.image(&mut { ALL }), "p/a").is_none());
        assert_eq!(file(&removed.image(&mut { NOTHING }), "p/a").as_deref(), Some(b"one two".as_slice()));
        let moved = after(&format!("{synced}1 rename(\"/d/p/a\", \"/d/p/b\") = 0\n"));
        assert!(file(&moved.image(&mut { ALL }), "p/b").is_some());
        assert!(file(&moved.image(&mut { NOTHING }), "p/a").is_some());
    }

    #[test]
    fn lengths_change_in_their_order() {
        let log = format!("{MADE}1 ftruncate(3</d/p/a>, 5) = 0\n1 pwrite64(3</d/p/a>, \"!\", 1, 7) = 1\n");
        assert_eq!(file(&after(&log).image(&mut { ALL }), "p/a").as_deref(), Some(b"one t\0\0!".as_slice()));
    }

    #[test]
    fn a_torn_write_ends_with_a_sector() {
        let text = "x".repeat(2_000);
        let log = format!("{MADE}1 pwrite64(3</d/p/a>, \"{text}\", 2000, 100) = 2000\n");
        let disk = after(&log);
        let length = |cut| file(&disk.image(&mut Plain { cut, ..ALL }), "p/a").map(|bytes| bytes.len());
        assert_eq!(
            [Some(0), Some(1), Some(3), Some(9), None].map(length),
            [Some(512), Some(1_024), Some(2_048), Some(2_100), Some(2_100)]
        );
    }

    #[test]
    fn a_call_without_a_model_is_an_error() {
        let log = Log::parse("1 fallocate(3</d/p/a>, 0, 0, 4096) = 0\n").unwrap();
        assert!(Disk::below(Path::new("/d")).carry_out(&log.calls[0]).is_err());
        assert!(!Disk::below(Path::new("/e")).carry_out(&log.calls[0]).unwrap());
    }
}
