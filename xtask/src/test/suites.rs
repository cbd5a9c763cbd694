//! The suites. Each Cargo call of them uses the same profile and features, so that nothing is compiled twice.

use std::{env, ffi::OsString, path::Path, time::Duration};

use crate::{
    crash, fuzz,
    kotlin_classes::KEPT,
    project::{Project, STORE_FEATURES, TEST_FEATURES, UNLINTED, cargo},
    run::Invocation,
    tools::{
        State, Tool, cargo_deny::CargoDeny, chromium, native_node, native_swift, node::CachedNode,
        phone_targets, schemathesis::CachedSchemathesis, swift_root::SwiftRoot,
    },
};

/// A folder whose files stay in memory, where Linux has one.
const MEMORY: &str = "/dev/shm";

/// A group of tests that needs the same tools.
#[derive(Debug)]
pub struct Suite {
    /// For `--only`, the table and the log's name.
    pub name: &'static str,
    /// What it proves.
    pub about: &'static str,
    /// After this it is killed and has failed.
    pub budget: Duration,
    /// Runs with `--all` only.
    pub long: bool,
    /// It uses what the suite `build` compiles: that one runs first, and this one fails with it.
    pub built: bool,
    /// A step that fails is run once more; what passes then only is told apart in the table.
    pub second_try: bool,
    /// The tools without which it is skipped.
    pub needs: &'static [Tool],
    /// What is run, one after another.
    pub steps: fn(&Project) -> Vec<Invocation>,
}

/// Name of the suite that compiles everything once.
pub const BUILD: &str = "build";

/// All suites, in the order in which they run: the quick and the likely to fail come first.
pub const ALL: &[Suite] = &[
    Suite {
        name: "format",
        about: "Rust is formatted (cargo fmt --check)",
        budget: Duration::from_mins(1),
        long: false,
        built: false,
        second_try: false,
        needs: &[Tool::Rustfmt],
        steps: |project| vec![in_cargo(project, &["fmt", "--all", "--check"])],
    },
    Suite {
        name: "lint",
        about: "clippy has nothing to say (-D warnings)",
        budget: Duration::from_mins(9),
        long: false,
        built: false,
        second_try: false,
        needs: &[Tool::Clippy, Tool::C],
        steps: |project| vec![workspace(project, "clippy", &["--all-targets", "--", "-D", "warnings"])],
    },
    Suite {
        name: BUILD,
        about: "everything compiles, tests and programs alike (cargo build --all-targets)",
        budget: Duration::from_mins(17),
        long: false,
        built: false,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| vec![workspace(project, "build", &["--all-targets"])],
    },
    Suite {
        name: "rust",
        about: "units, vectors, contract and journeys over HTTP (cargo test)",
        budget: Duration::from_mins(7),
        long: false,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| vec![workspace(project, "test", &[])],
    },
    Suite {
        name: "docs",
        about: "feature table, error catalogue and design constants are up to date",
        budget: Duration::from_mins(2),
        long: false,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| {
            vec![this(project, &["docs", "--built", "--check"]), this(project, &["tokens", "--check"])]
        },
    },
    Suite {
        name: "kotlin",
        about: "the boundary from Kotlin on the JVM, what Android alone has, its manifest, ktlint, detekt (mvn verify)",
        budget: Duration::from_mins(7),
        long: false,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Java, Tool::Maven],
        steps: |project| {
            // The tests of ui and desktop are the next suite's.
            let own = [
                "-Dtest=ru.kabinet.core.*Test,ru.kabinet.platform.*Test,ru.kabinet.app.*Test",
                "-Dsurefire.failIfNoSpecifiedTests=false",
            ];
            vec![bindings(project), maven(project, &own)]
        },
    },
    Suite {
        name: "compose",
        about: "the Compose phone: pictures and what is heard of every sample, journeys by ear over HTTP, its window (mvn verify)",
        budget: Duration::from_mins(7),
        long: false,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Java, Tool::Maven, Tool::Inter, Tool::Drawing, Tool::Window],
        steps: |project| {
            // The other modules' tests are the suite before's, as is what the sources look like.
            let own = [
                "-pl",
                "desktop",
                "-am",
                "-Dtest=ru.kabinet.ui.*Test,ru.kabinet.desktop.*Test",
                "-Dsurefire.failIfNoSpecifiedTests=false",
            ];
            vec![bindings(project), maven(project, &own).args(UNLINTED)]
        },
    },
    Suite {
        name: "swift",
        about: "the boundary, KabinetKit and journeys from Swift, the views' types, swift-format (swift test)",
        budget: Duration::from_mins(5),
        long: false,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Swift],
        steps: |project| [vec![bindings(project)], swift(project)].concat(),
    },
    Suite {
        name: "web",
        about: "the desk's pages: types, then a browser that registers (tsc, node --test)",
        budget: Duration::from_mins(16),
        long: false,
        built: true,
        // Browser, desk and test are four processes on what may be a busy machine.
        second_try: true,
        needs: &[Tool::C, Tool::Node, Tool::Npm, Tool::Chromium, Tool::Inter],
        steps: web,
    },
    Suite {
        name: "contract",
        about: "an API tester asks every operation of the description; clients generated from it register (schemathesis, Redocly, hey-api)",
        budget: Duration::from_mins(7),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Schemathesis, Tool::Node, Tool::Npm],
        steps: contract,
    },
    Suite {
        name: "fuzz",
        about: "every parser under a fuzzer for a few seconds (libFuzzer)",
        budget: Duration::from_mins(8),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Cpp],
        steps: fuzz::steps,
    },
    Suite {
        name: "walks",
        about: "thousands of random walks through the state machine (KABINET_THOROUGH=1)",
        budget: Duration::from_mins(6),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| {
            let walks = workspace(project, "test", &["--lib", "flow::tests::walks"]);
            vec![walks.env("KABINET_THOROUGH", "1")]
        },
    },
    Suite {
        name: "damage",
        about: "a bit of every byte of the sealed store, every length of its files, or what 8 minutes have room for",
        budget: Duration::from_mins(10),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| {
            let filters = ["--lib", "--", "store::tests::damage", "files::tests::attacks", "--nocapture"];
            // Two tests stay with five files each, side by side.
            let damage = workspace(project, "test", &filters).env("KABINET_DAMAGE_SECONDS", "95");
            let damage = damage.env("KABINET_THOROUGH", "1");
            // Small files are written hundreds of thousands of times: a disk takes longer than the tests do.
            vec![if Path::new(MEMORY).is_dir() { damage.env("TMPDIR", MEMORY) } else { damage }]
        },
    },
    Suite {
        name: "storms",
        about: "seeded walks of the core against the stand-in in all weathers: 20,000, or what 4 minutes have room for",
        budget: Duration::from_mins(7),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| {
            let storms = tests(project, "storms").env("KABINET_STORMS", "20000");
            vec![storms.env("KABINET_STORM_SECONDS", "240")]
        },
    },
    Suite {
        name: "leaks",
        about: "1,000 journeys searched for secrets in files, logs and Debug output (KABINET_LEAKS)",
        budget: Duration::from_mins(5),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| vec![tests(project, "leaks").env("KABINET_LEAKS", "1000")],
    },
    Suite {
        name: "kill",
        about: "phone and portal struck at every call that changes a file (xtask sweep), at every fourth of signing in; sealed files",
        budget: Duration::from_mins(8),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Strace],
        steps: |project| {
            vec![
                proof(project, &["sweep", "registration"]),
                proof(project, &["sweep", "sign-in", "--sample", "4"]),
                proof(project, &["sweep", "files"]),
            ]
        },
    },
    Suite {
        name: "power",
        about: "the power goes at any moment of a registration, and while files are kept (xtask power-loss)",
        budget: Duration::from_mins(4),
        long: true,
        built: true,
        second_try: false,
        needs: &[Tool::C, Tool::Strace],
        steps: |project| {
            vec![proof(project, &["power-loss", "registration"]), proof(project, &["power-loss", "files"])]
        },
    },
    Suite {
        name: "store",
        about: "the library with the features that stores get: no plain http, no panic probe, no planted bugs",
        budget: Duration::from_mins(8),
        long: true,
        built: false,
        second_try: false,
        needs: &[Tool::C],
        steps: |project| {
            let test = in_cargo(project, &["test", "--lib"]).args(STORE_FEATURES);
            vec![test.args(["--", "portal::", "kabinet::"]), this(project, &["bindings", "--check-store"])]
        },
    },
    Suite {
        name: "targets",
        about: "core and bindings compile for Android and iOS (cargo check --target)",
        budget: Duration::from_mins(5),
        long: true,
        built: false,
        second_try: false,
        needs: &[Tool::C, Tool::PhoneTargets],
        steps: |project| vec![phone_targets::check(project)],
    },
    Suite {
        name: "deny",
        about: "licences, banned crates, doubled crates and sources of all dependencies (cargo deny)",
        budget: Duration::from_mins(2),
        long: true,
        built: false,
        second_try: false,
        needs: &[Tool::CargoDeny],
        steps: |project| {
            vec![in_cargo(project, &["fetch", "--locked"]), CargoDeny::of(project).check(project)]
        },
    },
];

fn in_cargo(project: &Project, arguments: &[&str]) -> Invocation {
    Invocation::new(cargo(), &project.root).args(arguments.to_vec())
}

/// One of the tests' programs, with what it prints.
fn tests(project: &Project, name: &str) -> Invocation {
    workspace(project, "test", &["--test", name, "--", "--nocapture"])
}

fn workspace(project: &Project, command: &str, rest: &[&str]) -> Invocation {
    in_cargo(project, &[command, "--workspace", "--features", TEST_FEATURES]).args(rest.to_vec())
}

/// This program itself, so that what it does falls under a suite's budget like everything else. The suite `build`
/// links it anew while it runs, so it is named by its place and not by the file that runs now.
fn this(project: &Project, arguments: &[&str]) -> Invocation {
    let program = project.artifacts().join(format!("xtask{}", env::consts::EXE_SUFFIX));
    Invocation::new(program, &project.root).args(arguments.to_vec())
}

fn proof(project: &Project, arguments: &[&str]) -> Invocation {
    Invocation::new(project.artifacts().join(crash::PROGRAM), &project.root).args(arguments.to_vec())
}

fn bindings(project: &Project) -> Invocation {
    this(project, &["bindings", "--built"])
}

fn maven(project: &Project, which: &[&str]) -> Invocation {
    let mut artifacts = OsString::from("-Dkabinet.artifacts=");
    artifacts.push(project.artifacts());
    let mut root = OsString::from("-Dkabinet.project=");
    root.push(&project.root);
    Invocation::new("mvn", project.path("android"))
        .args([artifacts, root, "verify".into(), KEPT.into()])
        .args(which.to_vec())
}

fn swift(project: &Project) -> Vec<Invocation> {
    const LINT: &str = "swift format lint --strict --recursive Package.swift Sources Tests";
    if matches!(native_swift(), State::Found { .. }) {
        let artifacts = project.artifacts();
        let run = |script: &str| {
            Invocation::new("sh", project.path("ios"))
                .args(["-c", script])
                .env("LIBRARY_PATH", &artifacts)
                .env("LD_LIBRARY_PATH", &artifacts)
                .env("KABINET_ARTIFACTS", &artifacts)
        };
        let mut steps = vec![run(LINT), run("swift test -Xlinker -L\"$KABINET_ARTIFACTS\"")];
        if !cfg!(target_os = "macos") {
            // A Mac has SwiftUI itself.
            steps.push(run("sh ../tests/swiftui-stand-in/check.sh .build"));
        }
        return steps;
    }
    let root = SwiftRoot::of(project);
    let run = |script: &str| root.invocation(project, &format!("cd ios && {script}"));
    let views = "sh ../tests/swiftui-stand-in/check.sh .build/debian";
    vec![run(LINT), run("swift test --scratch-path .build/debian"), run(views)]
}

fn contract(project: &Project) -> Vec<Invocation> {
    let portal = project.artifacts().join("mock-server");
    let tester = Invocation::new(CachedSchemathesis::of(project).python(), &project.root)
        .args(["-B", "-m", "pytest", "-p", "no:cacheprovider", "--capture", "no", "tests/contract"])
        .env("KABINET_PORTAL", &portal);
    let npm = |arguments: &[&str]| npm(project, "tests/contract", arguments).env("KABINET_PORTAL", &portal);
    vec![tester, npm(&["ci", "--no-audit", "--no-fund"]), npm(&["test"])]
}

fn web(project: &Project) -> Vec<Invocation> {
    let npm = |arguments: &[&str]| {
        npm(project, "tests/browser", arguments)
            .env("KABINET_BIN", project.artifacts().join("kabinet"))
            .env("CHROMIUM", chromium().unwrap_or_else(|| "chromium".into()))
    };
    vec![npm(&["ci", "--no-audit", "--no-fund"]), npm(&["run", "types"]), npm(&["test"])]
}

/// npm in a folder of the project, with the Node of this machine or else the one in the cache.
fn npm(project: &Project, folder: &str, arguments: &[&str]) -> Invocation {
    let npm = Invocation::new("npm", project.path(folder)).args(arguments.to_vec());
    if matches!(native_node(), State::Found { .. }) {
        return npm;
    }
    npm.env("PATH", CachedNode::of(project).search_path())
}
