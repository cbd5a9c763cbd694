//! Getting tools by itself, where that is possible; always saying so.

use std::{
    collections::BTreeSet,
    fs,
    time::{Duration, Instant},
};

use super::{
    State, Tool, cargo_deny::CargoDeny, debian::Debian, native_node, node::CachedNode, phone_targets,
    schemathesis::CachedSchemathesis, swift_root::SwiftRoot,
};
use crate::{
    error::{Error, Result},
    project::Project,
    run::{Ending, Invocation, Watcher, tail},
};

const APT_BUDGET: Duration = Duration::from_mins(15);

/// What will become of a tool that a suite needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// It is there.
    Ready,
    /// It is not, and will be put there by itself.
    WillInstall,
    /// It is not; a person has to do this.
    Absent(String),
}

impl Prospect {
    /// Looks at one tool. `debian` is there where this program may install.
    pub fn of(tool: Tool, project: &Project, debian: Option<&Debian>) -> Self {
        Self::judge(tool, &tool.state(project), debian.is_some(), SwiftRoot::can_be_entered)
    }

    fn judge(tool: Tool, state: &State, may_install: bool, can_enter_root: impl Fn() -> bool) -> Self {
        // Debian has nothing newer than the version that is already too old; some tools come from elsewhere.
        let replaceable = matches!(state, State::Missing) || matches!(tool, Tool::Swift | Tool::Node);
        match state {
            State::Found { .. } => Self::Ready,
            _ if may_install && replaceable && !tool.debian_packages().is_empty() => {
                if tool == Tool::Swift && !can_enter_root() {
                    return Self::Absent(format!("this container allows no mounts; {}", tool.remedy()));
                }
                Self::WillInstall
            }
            State::TooOld { version } => Self::Absent(format!("{version} is too old; {}", tool.remedy())),
            State::Missing => Self::Absent(tool.remedy()),
        }
    }
}

/// Puts the tools there.
///
/// # Errors
/// Debian's mirror is not reached, or Ctrl+C was pressed.
pub fn install(tools: &BTreeSet<Tool>, project: &Project, debian: &Debian, watcher: &Watcher) -> Result<()> {
    let packages: BTreeSet<_> = tools.iter().flat_map(|tool| tool.debian_packages()).copied().collect();
    say!("Installing with apt-get: {}", packages.iter().copied().collect::<Vec<_>>().join(" "));
    fs::create_dir_all(&project.cache).map_err(Error::file(&project.cache))?;
    let log = project.cache.join("apt.log");
    fs::write(&log, "").map_err(Error::file(&log))?;
    let apt = |arguments: &[&str]| {
        Invocation::new("apt-get", &project.root)
            .args(arguments.to_vec())
            .env("DEBIAN_FRONTEND", "noninteractive")
    };
    let install = apt(&["install", "--yes", "--no-install-recommends"]).args(packages);
    for step in [apt(&["update"]), install] {
        let ending = watcher.watch(&step, Instant::now() + APT_BUDGET, &log)?;
        if ending != Ending::Passed {
            say!("{}", tail(&log, 20));
            return Err(Error::Failed { what: step.to_string(), status: format!("see {}", log.display()) });
        }
    }
    if tools.contains(&Tool::Node) && !matches!(native_node(), State::Found { .. }) {
        CachedNode::of(project).make(watcher)?;
    }
    if tools.contains(&Tool::Schemathesis) {
        CachedSchemathesis::of(project).make(project, watcher)?;
    }
    if tools.contains(&Tool::Swift) {
        SwiftRoot::of(project).make(debian, watcher)?;
    }
    if tools.contains(&Tool::PhoneTargets) {
        phone_targets::make(project, debian, watcher)?;
    }
    if tools.contains(&Tool::CargoDeny) {
        CargoDeny::of(project).make(watcher)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(tool: Tool, state: &State, may_install: bool) -> Prospect {
        Prospect::judge(tool, state, may_install, || true)
    }

    #[test]
    fn a_missing_tool_is_installed_only_where_that_is_allowed() {
        assert_eq!(judge(Tool::Maven, &State::Missing, true), Prospect::WillInstall);
        let Prospect::Absent(remedy) = judge(Tool::Maven, &State::Missing, false) else { panic!("not root") };
        assert_eq!(remedy, "apt-get install maven");
        let found = State::Found { version: "3.8".into() };
        assert_eq!(judge(Tool::Maven, &found, false), Prospect::Ready);
    }

    #[test]
    fn what_debian_does_not_have_is_left_to_the_person() {
        assert_eq!(
            judge(Tool::Clippy, &State::Missing, true),
            Prospect::Absent("rustup component add clippy".into())
        );
        let old = State::TooOld { version: "11.0".into() };
        let Prospect::Absent(remedy) = judge(Tool::Java, &old, true) else { panic!("an old Java stays") };
        assert!(remedy.starts_with("11.0 is too old"), "{remedy}");
    }

    #[test]
    fn an_old_node_is_passed_over_for_one_in_the_cache() {
        let old = State::TooOld { version: "v18".into() };
        assert_eq!(judge(Tool::Node, &old, true), Prospect::WillInstall);
        assert!(matches!(judge(Tool::Node, &old, false), Prospect::Absent(_)));
    }

    #[test]
    fn an_old_swift_is_passed_over_for_the_root_where_mounts_are_allowed() {
        let old = State::TooOld { version: "5.9".into() };
        assert_eq!(judge(Tool::Swift, &old, true), Prospect::WillInstall);
        let refused = Prospect::judge(Tool::Swift, &State::Missing, true, || false);
        assert!(matches!(refused, Prospect::Absent(reason) if reason.contains("no mounts")));
    }
}
