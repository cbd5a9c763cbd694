//! The power goes at any moment of the process, and what is left is looked at.

use std::sync::atomic::{AtomicBool, Ordering};

use kabinet_core::planted::Bug;

use super::{keeper::Keeper, sweep::record};
use crate::{
    lab::{Lab, LabError},
    power::{Figures, Image, Options, Trial, lay_out, replay},
};

/// Files are written in few large pieces: so few ways by chance find what there is, and images of files are large.
const MOST_SUBSETS: u64 = 40;

/// Tries the process as it is, then with files that are named before they are synced.
///
/// # Errors
/// See [`LabError`]; what was found wrong is in the figures.
pub fn run(lab: &Lab, options: &Options, interrupted: &AtomicBool) -> Result<[Figures; 2], LabError> {
    let synced = figures(lab, options, "SYNCED", None, interrupted)?;
    let not_synced = figures(lab, options, "LATER", Some(Bug::FileNotSynced.name()), interrupted)?;
    if interrupted.load(Ordering::Relaxed) { Err(LabError::Interrupted) } else { Ok([synced, not_synced]) }
}

fn figures(
    lab: &Lab,
    options: &Options,
    mode: &'static str,
    planted: Option<&str>,
    interrupted: &AtomicBool,
) -> Result<Figures, LabError> {
    let recording = record(&lab.make_folder(&format!("power-{mode}"))?, planted)?;
    // What was accepted by each moment: a line is printed after each commit.
    let (mut floors, mut commits) = (Vec::new(), 0);
    replay(&recording, |_, printed, _| {
        commits += printed.len();
        floors.push(commits);
        Ok(())
    })?;
    let judges = (0..options.jobs).map(|job| {
        let folder = lab.make_folder(&format!("images-{mode}-{job}"))?;
        let keeper = Keeper::new(&folder).map_err(|error| LabError::NotWalked(error.to_string()))?;
        let floors = &floors;
        Ok(move |moment: usize, image: &Image| {
            lay_out(&folder, image).map_err(|error| error.to_string())?;
            keeper.check(floors[moment])
        })
    });
    let judges = judges.collect::<Result<Vec<_>, LabError>>()?;
    let subsets = options.subsets.min(MOST_SUBSETS);
    Trial { recording: &recording, mode, options, subsets, interrupted }.judge(&floors, judges)
}
