//! The disks that a power loss may leave, each judged once.

use std::{
    collections::HashSet,
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use ring::digest;

use super::{Bad, Figures, Image, Options, lay_out, luck::Fate, replay};
use crate::{lab::LabError, point::Recording};

/// How many images wait for a judge at most.
const WAITING: usize = 32;
/// How often progress is printed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// A power loss at each moment of a recorded run.
#[derive(Clone, Copy)]
pub struct Trial<'a> {
    /// The run.
    pub recording: &'a Recording,
    /// What it is called.
    pub mode: &'static str,
    /// How it is tried.
    pub options: &'a Options,
    /// How many ways are drawn by chance at each moment, in place of those of the options.
    pub subsets: u64,
    /// Set when it shall end.
    pub interrupted: &'a AtomicBool,
}

/// One image to be judged.
struct Task {
    moment: usize,
    call: Option<usize>,
    fate: Fate,
    image: Image,
}

impl Trial<'_> {
    /// Makes the images of all moments and has them judged, by so many judges at a time. A judge is given a moment and an
    /// image. `floors` has a number for each moment that grows when what was good before is good no more.
    ///
    /// # Errors
    /// See [`LabError`]; what was found wrong is in the figures.
    pub fn judge<J>(&self, floors: &[usize], judges: Vec<J>) -> Result<Figures, LabError>
    where
        J: FnMut(usize, &Image) -> Result<(), String> + Send,
    {
        let (tasks, waiting) = sync_channel::<Task>(WAITING);
        // The judges alone hold the other end: were all of them gone, nothing would wait for them.
        let waiting = Arc::new(Mutex::new(waiting));
        thread::scope(|scope| {
            let mut working = Vec::new();
            for judge in judges {
                let waiting = waiting.clone();
                working.push(scope.spawn(move || self.judge_all(judge, &waiting)));
            }
            drop(waiting);
            let (images, opened) = self.make_images(&tasks, floors)?;
            drop(tasks);
            let mut bad = Vec::new();
            for judge in working {
                bad.extend(judge.join().map_err(|_| io::Error::other("a judge panicked"))?);
            }
            bad.sort_by_key(|bad: &Bad| bad.moment);
            Ok(Figures { mode: self.mode, moments: floors.len(), images, opened, bad })
        })
    }

    /// Makes the images of all moments; gives how many there were, and how many differed.
    fn make_images(&self, tasks: &SyncSender<Task>, floors: &[usize]) -> Result<(usize, usize), LabError> {
        let (mut images, mut known, mut moment) = (0, HashSet::new(), 0);
        let mut signed = Instant::now();
        replay(self.recording, |call, _, disk| {
            if signed.elapsed() >= SIGN_OF_LIFE {
                signed = Instant::now();
                println!("  {} moment {moment}/{}, {} images opened", self.mode, floors.len(), known.len());
            }
            let seed = self.options.seed.wrapping_add((moment as u64) << 32);
            let all = Fate::all(seed, self.subsets);
            // Where nothing is pending all ways are one.
            for fate in all.take(if disk.is_safe() { 1 } else { usize::MAX }) {
                let image = disk.image(&mut fate.luck());
                images += 1;
                // What was good earlier may be too old by now.
                if known.insert((floors[moment], fingerprint(&image)))
                    && !self.interrupted.load(Ordering::Relaxed)
                {
                    // Judges that are gone have panicked, which is told when they are waited for.
                    let _ = tasks.send(Task { moment, call, fate, image });
                }
            }
            moment += 1;
            Ok(())
        })?;
        Ok((images, known.len()))
    }

    /// Judges until there are no more images; gives what was wrong.
    fn judge_all(
        &self,
        mut judge: impl FnMut(usize, &Image) -> Result<(), String>,
        waiting: &Mutex<Receiver<Task>>,
    ) -> Vec<Bad> {
        let mut bad = Vec::new();
        loop {
            let task = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(Task { moment, call, fate, image }) = task else { return bad };
            let Err(reason) = judge(moment, &image) else { continue };
            let kept = self.options.keep.as_ref().map(|folder| {
                let folder = folder.join(format!("{}-{moment}-{}", self.mode, bad.len()));
                match lay_out(&folder, &image) {
                    Ok(()) => format!("\nkept in {}", folder.display()),
                    Err(error) => format!("\n{}: {error}", folder.display()),
                }
            });
            let reason = reason.trim_end().to_owned() + &kept.unwrap_or_default();
            bad.push(Bad::at(self.recording, moment, call, Some(fate), reason));
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
