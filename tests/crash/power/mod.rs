//! The power loss: from what one walk did to its files follows what a disk may hold when the power goes at any moment,
//! and every such disk is opened by the real core.
//!
//! What the phone must show is derived from the same walk. Opened with everything written so far, each moment has its
//! picture. A screen or a typed text that the walk printed was called kept: from then on only pictures count that have
//! it. A power loss at a moment must show one of the pictures between there and now, to the letter; so nothing that
//! was kept is lost, and nothing is shown that was not so.

mod disk;
mod luck;
mod opener;

use std::{
    collections::HashSet,
    fmt, io,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use kabinet_core::planted::Bug;
use ring::digest;

use crate::{
    judge::Order,
    lab::{Lab, LabError, Recorded, record_phone},
    process::Tracing,
    strace::{Argument, Call, Event},
    walk::{Line, parse_line},
};
pub use disk::NotModelled;
use disk::{Disk, Image};
use luck::Fate;
use opener::{Opener, Picture, lay_out};

/// How many images wait for a phone at most.
const WAITING: usize = 32;
/// How often progress is printed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);
/// So few ways by chance show already that commits are lost which are not synced.
const SUBSETS_WITHOUT_SYNC: u64 = 10;

/// How it is tried.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many ways are drawn by chance at each moment.
    pub subsets: u64,
    /// Chooses them.
    pub seed: u64,
    /// How many phones at a time.
    pub jobs: usize,
    /// Where images that fail are kept.
    pub keep: Option<PathBuf>,
}

/// The figures of a power loss.
#[derive(Debug)]
pub struct Figures {
    /// How the store was opened.
    pub mode: &'static str,
    /// At how many moments the power went.
    pub moments: usize,
    /// How many images there were.
    pub images: usize,
    /// How many of them differ, and were opened.
    pub opened: usize,
    /// What was wrong.
    pub bad: Vec<Bad>,
}

/// An image that is not as it must be.
#[derive(Debug)]
pub struct Bad {
    moment: usize,
    call: String,
    fate: Option<Fate>,
    reason: String,
}

/// A moment: after a change, before the next.
struct Moment {
    /// The place of the change among the calls; none before the first.
    call: Option<usize>,
    /// What the walk printed meanwhile.
    printed: Vec<Line>,
    /// What a phone shows that finds everything written so far.
    picture: Picture,
    /// The place of that picture in the order of the screens.
    reached: usize,
    /// The first moment whose picture has everything that was called kept until now.
    floor: usize,
}

/// One phone to be switched on.
struct Task {
    moment: usize,
    fate: Fate,
    image: Image,
}

/// Tries a journey with the store as it is, then with one whose commits are not synced.
///
/// # Errors
/// See [`LabError`]; what was found wrong is in the figures.
pub fn run(lab: &Lab, options: &Options, interrupted: &AtomicBool) -> Result<[Figures; 2], LabError> {
    let folder = lab.make_folder("power")?;
    let portal = lab.portal(&folder).start(0, Tracing::Off, "portal")?;
    let link =
        portal.link().ok_or_else(|| LabError::NotWalked("the portal does not start".into()))?.to_owned();
    let mut proofs = Vec::new();
    for (mode, planted) in [("FULL", None), ("NORMAL", Some(Bug::SynchronousNormal.name()))] {
        let folder = lab.make_folder(&format!("power/{mode}"))?;
        let mut walk = lab.walk(&folder, &link);
        walk.planted = planted;
        let recorded = record_phone(&folder, &walk)?;
        let subsets = if planted.is_some() { SUBSETS_WITHOUT_SYNC } else { options.subsets };
        let now = Timestamp::now();
        let proof = Proof { lab, recorded: &recorded, options, mode, subsets, now, interrupted };
        proofs.push(proof.figures()?);
        if interrupted.load(Ordering::Relaxed) {
            return Err(LabError::Interrupted);
        }
    }
    proofs.try_into().map_err(|_| LabError::Interrupted)
}

struct Proof<'a> {
    lab: &'a Lab,
    recorded: &'a Recorded,
    options: &'a Options,
    mode: &'static str,
    subsets: u64,
    now: Timestamp,
    interrupted: &'a AtomicBool,
}

impl Proof<'_> {
    fn figures(&self) -> Result<Figures, LabError> {
        let mut moments = self.moments()?;
        let mut bad = self.find_floors(&mut moments);
        let (tasks, waiting) = sync_channel::<Task>(WAITING);
        // The phones alone hold the other end: were all of them gone, nothing would wait for them.
        let waiting = Arc::new(Mutex::new(waiting));
        let moments = &moments;
        let (images, opened) = thread::scope(|scope| -> Result<_, LabError> {
            let mut phones = Vec::new();
            for job in 0..self.options.jobs {
                let (opener, waiting) = (self.opener(&format!("{}-{job}", self.mode))?, waiting.clone());
                phones.push(scope.spawn(move || self.open_all(&opener, &waiting, moments)));
            }
            drop(waiting);
            let made = self.make_images(&tasks, moments)?;
            drop(tasks);
            for phone in phones {
                bad.extend(phone.join().map_err(|_| io::Error::other("a phone panicked"))?);
            }
            Ok(made)
        })?;
        bad.sort_by_key(|bad| bad.moment);
        Ok(Figures { mode: self.mode, moments: moments.len(), images, opened, bad })
    }

    fn opener(&self, name: &str) -> Result<Opener, LabError> {
        let folder = self.lab.make_folder(&format!("images-{name}"))?;
        Opener::new(folder, self.now).map_err(|error| io::Error::other(error).into())
    }

    fn calls(&self) -> &[Call] {
        &self.recorded.recording.log.calls
    }

    /// Carries the log out on a disk. `at` is given every moment: the place of the change before it, what was printed
    /// then, and the disk.
    fn replay(
        &self,
        mut at: impl FnMut(Option<usize>, Vec<Line>, &Disk) -> Result<(), LabError>,
    ) -> Result<(), LabError> {
        let recording = &self.recorded.recording;
        let mut disk = Disk::below(&recording.data);
        let (mut change, mut lines) = (None, Vec::new());
        for event in &recording.log.events {
            match *event {
                Event::Entered(place) => {
                    if let Some(line) = printed(&recording.log.calls[place]) {
                        lines.push(parse_line(line)?);
                    }
                }
                Event::Left(place) => {
                    let call = &recording.log.calls[place];
                    if recording.changed_file(call).is_some() {
                        at(change.replace(place), std::mem::take(&mut lines), &disk)?;
                    }
                    if recording.is_inside(call) {
                        disk.carry_out(call)?;
                    }
                }
            }
        }
        at(change, lines, &disk)
    }

    /// All moments, each with its picture.
    fn moments(&self) -> Result<Vec<Moment>, LabError> {
        let opener = self.opener("whole")?;
        let mut moments = Vec::new();
        self.replay(|call, printed, disk| {
            let picture = opener.open(&disk.image(&mut Fate::KEPT.luck()))?;
            moments.push(Moment { call, printed, picture, reached: 0, floor: 0 });
            Ok(())
        })?;
        Ok(moments)
    }

    /// Finds for each moment how far back a picture may be, and the promises that not even everything written keeps.
    fn find_floors(&self, moments: &mut [Moment]) -> Vec<Bad> {
        let order = Order::of(&self.recorded.walked);
        let mut bad = Vec::new();
        let mut reached = 0;
        for (place, moment) in moments.iter_mut().enumerate() {
            if let Some(further) = order.further(reached, &moment.picture.key) {
                reached = further;
            } else {
                let reason = format!("with everything written it shows\n{}", moment.picture.text);
                bad.push(self.bad(place, moment.call, None, reason));
            }
            moment.reached = reached;
        }
        let (mut promised, mut floor) = (0, 0);
        for place in 0..moments.len() {
            for line in &moments[place].printed {
                if let Line::Shown { key, not_kept: false } = line {
                    promised = order.further(promised, key).unwrap_or(promised);
                }
                let keeps = |moment: &Moment| moment.reached >= promised && moment.picture.has(line);
                if let Some(first) = (floor..=place).find(|at| keeps(&moments[*at])) {
                    floor = first;
                } else {
                    let reason = format!("{line:?} was printed and is not written");
                    bad.push(self.bad(place, moments[place].call, None, reason));
                }
            }
            moments[place].floor = floor;
        }
        bad
    }

    /// Makes the images of all moments; gives how many there were, and how many differed.
    fn make_images(&self, tasks: &SyncSender<Task>, moments: &[Moment]) -> Result<(usize, usize), LabError> {
        let (mut images, mut known, mut moment) = (0, HashSet::new(), 0);
        let mut signed = Instant::now();
        self.replay(|_, _, disk| {
            if signed.elapsed() >= SIGN_OF_LIFE {
                signed = Instant::now();
                println!("  {} moment {moment}/{}, {} images opened", self.mode, moments.len(), known.len());
            }
            let seed = self.options.seed.wrapping_add((moment as u64) << 32);
            let all = Fate::all(seed, self.subsets);
            // Where nothing is pending all ways are one.
            for fate in all.take(if disk.is_safe() { 1 } else { usize::MAX }) {
                let image = disk.image(&mut fate.luck());
                images += 1;
                // What was good earlier may be too old by now.
                if known.insert((moments[moment].floor, fingerprint(&image)))
                    && !self.interrupted.load(Ordering::Relaxed)
                {
                    // Phones that are gone have panicked, which is told when they are waited for.
                    let _ = tasks.send(Task { moment, fate, image });
                }
            }
            moment += 1;
            Ok(())
        })?;
        Ok((images, known.len()))
    }

    /// Switches phones on until there are no more images; gives what was wrong.
    fn open_all(&self, opener: &Opener, waiting: &Mutex<Receiver<Task>>, moments: &[Moment]) -> Vec<Bad> {
        let mut bad = Vec::new();
        loop {
            let task = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(Task { moment, fate, image }) = task else { return bad };
            let mut expected = moments[moments[moment].floor..=moment].iter();
            let reason = match opener.open(&image) {
                Ok(picture) if expected.any(|expected| expected.picture.text == picture.text) => continue,
                Ok(picture) => format!("it shows\n{}", picture.text),
                Err(error) => error.to_string(),
            };
            let kept = self.options.keep.as_ref().map(|folder| {
                let folder = folder.join(format!("{}-{moment}-{}", self.mode, bad.len()));
                match lay_out(&folder, &image) {
                    Ok(()) => format!("\nkept in {}", folder.display()),
                    Err(error) => format!("\n{}: {error}", folder.display()),
                }
            });
            let reason = reason.trim_end().to_owned() + &kept.unwrap_or_default();
            bad.push(self.bad(moment, moments[moment].call, Some(fate), reason));
        }
    }

    fn bad(&self, moment: usize, call: Option<usize>, fate: Option<Fate>, reason: String) -> Bad {
        let call = call.map(|place| &self.calls()[place]);
        let file =
            call.and_then(Call::file).and_then(|file| file.strip_prefix(&self.recorded.recording.data).ok());
        let call = call.map_or("nothing", |call| &call.name);
        Bad { moment, call: format!("{call} {}", file.unwrap_or("".as_ref()).display()), fate, reason }
    }
}

impl Picture {
    /// Whether a text stands here that a line of the walk says was typed; on a later screen it does not have to.
    fn has(&self, line: &Line) -> bool {
        match line {
            Line::Typed(typed) if !typed.secret && typed.screen == self.key => {
                self.filled.contains(&typed.field)
            }
            Line::Typed(_) | Line::Shown { .. } => true,
        }
    }
}

/// Tells images apart.
fn fingerprint(image: &Image) -> [u8; digest::SHA256_OUTPUT_LEN] {
    let mut context = digest::Context::new(&digest::SHA256);
    for (path, bytes) in image {
        context.update(path.as_os_str().as_encoded_bytes());
        match bytes {
            None => context.update(b"/"),
            Some(bytes) => {
                context.update(&[0]);
                context.update(&bytes.len().to_be_bytes());
                context.update(bytes);
            }
        }
    }
    let mut fingerprint = [0; digest::SHA256_OUTPUT_LEN];
    fingerprint.copy_from_slice(context.finish().as_ref());
    fingerprint
}

/// The bytes of a line that the walk prints.
fn printed(call: &Call) -> Option<&[u8]> {
    let to_stdout = matches!(call.arguments.first(), Some(Argument::Descriptor { number: Some(1), .. }));
    (to_stdout && call.name == "write").then(|| call.texts().next()).flatten()
}

impl Figures {
    /// Whether nothing was wrong.
    pub fn is_good(&self) -> bool {
        self.bad.is_empty()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mode, moments, images, opened, bad } = self;
        let bad = bad.len();
        write!(
            f,
            "{mode:<6} {moments} moments, {images} images, {opened} of them different and opened: {bad} bad"
        )
    }
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { moment, call, fate, reason } = self;
        write!(f, "at moment {moment}, after {call}")?;
        if let Some(fate) = fate {
            write!(f, ", {fate}")?;
        }
        write!(f, ": {}", reason.trim_end().replace('\n', "\n    "))
    }
}
