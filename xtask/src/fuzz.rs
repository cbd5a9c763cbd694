//! The fuzzer: one program, built so that libFuzzer sees what our own crates do, and run for each target in turn.

use crate::{
    project::{Project, TEST_FEATURES, cargo},
    run::Invocation,
};

/// The targets, as the program names them and as the folders of the corpus are called.
const TARGETS: [&str; 10] = [
    "addresses",
    "answers",
    "dates",
    "documents",
    "envelopes",
    "names",
    "passwords",
    "phones",
    "requests",
    "zones",
];
/// What each target is given: 80 seconds in all.
const SECONDS: u32 = 8;

/// Builds the program and tries every target. What breaks something is left in `target/fuzz`.
pub fn steps(project: &Project) -> Vec<Invocation> {
    let features = format!("{TEST_FEATURES},kabinet-fuzz/libfuzzer");
    // With the features of the whole workspace, so that the crates of others are those that are compiled already.
    let build = Invocation::new(cargo(), &project.root)
        .args(["build", "--workspace", "--features", &features, "--bin", "kabinet-fuzz"])
        .env("RUSTC_WORKSPACE_WRAPPER", project.path("fuzz/instrumented"));
    // Inputs that reach something new go there, not into the project.
    let reached = |target: &str| project.target.join("fuzz").join(target);
    let folders = Invocation::new("mkdir", &project.root).arg("-p").args(TARGETS.map(reached));
    let tries = TARGETS.map(|target| {
        let artifacts = format!("-artifact_prefix={}/{target}-", project.target.join("fuzz").display());
        Invocation::new(project.artifacts().join("kabinet-fuzz"), &project.root)
            .args([format!("-max_total_time={SECONDS}"), artifacts])
            // The seed makes a failure likely to come again; time decides how far a run gets.
            .args([
                "-seed=1",
                "-max_len=4096",
                "-timeout=20",
                "-rss_limit_mb=1024",
                "-verbosity=0",
                "-print_final_stats=1",
            ])
            .args([reached(target), project.path(&format!("fuzz/corpus/{target}"))])
            .env("KABINET_FUZZ", target)
            .shown_as(format!("{target} for {SECONDS} s"))
    });
    [vec![build, folders], tries.to_vec()].concat()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::TARGETS;

    #[test]
    fn every_folder_of_the_corpus_is_tried() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
        let folders = fs::read_dir(corpus).expect("the corpus");
        let names: BTreeSet<_> = folders
            .map(|entry| entry.expect("a folder").file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, TARGETS.map(str::to_owned).into());
    }
}
