//! The power loss: from what one walk did to its files follows what a disk may hold when the power goes at any moment,
//! and every such disk is opened by the real core.
//!
//! What the phone must show is derived from the same walk. Opened with everything written so far, each moment has its
//! picture. A screen or a typed text that the walk printed was called kept: from then on only pictures count that have
//! it. A power loss at a moment must show one of the pictures between there and now, to the letter; so nothing that
//! was kept is lost, and nothing is shown that was not so.

mod disk;
mod images;
mod luck;
mod opener;

use std::{
    fmt, io,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
};

use jiff::Timestamp;
use kabinet_core::planted::Bug;

use crate::{
    judge::Order,
    lab::{Lab, LabError, Recorded, record_phone},
    point::Recording,
    strace::{Argument, Call, Event},
    walk::{Line, parse_line},
};
use disk::Disk;
pub use disk::{Image, NotModelled};
pub use images::Trial;
use luck::Fate;
use opener::{Opener, Picture};
pub use opener::{lay_out, system};

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

/// Tries a journey with the store as it is, then with one whose commits are not synced.
///
/// # Errors
/// See [`LabError`]; what was found wrong is in the figures.
pub fn run(lab: &Lab, options: &Options, interrupted: &AtomicBool) -> Result<[Figures; 2], LabError> {
    let folder = lab.make_folder("power")?;
    let portal = lab.portal(&folder).start_for_many()?;
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
        let bad = self.find_floors(&mut moments);
        let moments = &moments;
        let judges = (0..self.options.jobs).map(|job| {
            let opener = self.opener(&format!("{}-{job}", self.mode))?;
            Ok(move |moment: usize, image: &Image| {
                let mut expected = moments[moments[moment].floor..=moment].iter();
                match opener.open(image) {
                    Ok(picture) if expected.any(|expected| expected.picture.text == picture.text) => Ok(()),
                    Ok(picture) => Err(format!("it shows\n{}", picture.text)),
                    Err(error) => Err(error.to_string()),
                }
            })
        });
        let judges = judges.collect::<Result<Vec<_>, LabError>>()?;
        let floors: Vec<_> = moments.iter().map(|moment| moment.floor).collect();
        let trial = Trial {
            recording: &self.recorded.recording,
            mode: self.mode,
            options: self.options,
            subsets: self.subsets,
            interrupted: self.interrupted,
        };
        let mut figures = trial.judge(&floors, judges)?;
        figures.bad.splice(..0, bad);
        figures.bad.sort_by_key(|bad| bad.moment);
        Ok(figures)
    }

    fn opener(&self, name: &str) -> Result<Opener, LabError> {
        let folder = self.lab.make_folder(&format!("images-{name}"))?;
        Opener::new(folder, self.now).map_err(|error| io::Error::other(error).into())
    }

    /// All moments, each with its picture.
    fn moments(&self) -> Result<Vec<Moment>, LabError> {
        let opener = self.opener("whole")?;
        let mut moments = Vec::new();
        replay(&self.recorded.recording, |call, printed, disk| {
            let picture = opener.open(&disk.image(&mut Fate::KEPT.luck()))?;
            let printed = printed
                .into_iter()
                .filter_map(|line| parse_line(line).transpose())
                .collect::<io::Result<_>>()?;
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

    fn bad(&self, moment: usize, call: Option<usize>, fate: Option<Fate>, reason: String) -> Bad {
        Bad::at(&self.recorded.recording, moment, call, fate, reason)
    }
}

/// Carries a log out on a disk. `at` is given every moment: the place of the change before it, the lines that were
/// printed then, and the disk.
///
/// # Errors
/// Those of `at`; [`NotModelled`].
pub fn replay<'a>(
    recording: &'a Recording,
    mut at: impl FnMut(Option<usize>, Vec<&'a [u8]>, &Disk) -> Result<(), LabError>,
) -> Result<(), LabError> {
    let mut disk = Disk::below(&recording.data);
    let (mut change, mut lines) = (None, Vec::new());
    for event in &recording.log.events {
        match *event {
            Event::Entered(place) => lines.extend(printed(&recording.log.calls[place])),
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

impl Bad {
    /// What was wrong at a moment, after the call with this place in the log.
    fn at(
        recording: &Recording,
        moment: usize,
        call: Option<usize>,
        fate: Option<Fate>,
        reason: String,
    ) -> Self {
        let call = call.map(|place| &recording.log.calls[place]);
        let file = call.and_then(Call::file).and_then(|file| file.strip_prefix(&recording.data).ok());
        let call = call.map_or("nothing", |call| &call.name);
        Self { moment, call: format!("{call} {}", file.unwrap_or("".as_ref()).display()), fate, reason }
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
