//! `cargo xtask phone`: the Compose phone in a window on this desk.

use std::path::PathBuf;

use crate::{
    bindings,
    error::Result,
    kotlin_classes::KEPT,
    project::{self, Project, UNLINTED},
    run::Invocation,
    tools::Tool,
};

const CLASSPATH: &str = "android/desktop/target/classpath";
const CLASSES: &str = "android/desktop/target/classes";

/// Whom the phone talks to, and where it keeps what it keeps.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The portal's address; `cargo run` or `cargo run -p mock-server` starts one there
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8460")]
    portal: String,
    /// The phone's folder: phone/ and vault/, apart from those of the phone in the browser
    #[arg(long, value_name = "DIR", default_value = ".kabinet-compose")]
    data: PathBuf,
}

/// Builds the library and the window, and opens it; comes back when it is closed.
///
/// # Errors
/// Java, Maven or what Compose draws with is missing, something does not compile, or the window ends badly.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    for tool in [Tool::Java, Tool::Maven, Tool::Drawing] {
        tool.require(project)?;
    }
    bindings::run(project, bindings::Options::default())?;
    say!("compiling the window");
    Invocation::new("mvn", project.path("android"))
        .args(["--quiet", "-pl", "desktop", "-am", "process-classes", KEPT])
        .args(UNLINTED)
        .run()?;
    let libraries = project::read(&project.path(CLASSPATH))?;
    let classes = project.path(CLASSES);
    let data = project.root.join(&options.data);
    say!("the phone talks to {} and keeps its data in {}", options.portal, data.display());
    Invocation::new("java", &project.root)
        .args(["-cp".into(), format!("{}:{}", classes.display(), libraries.trim())])
        .arg(format!("-Djna.library.path={}", project.artifacts().display()))
        .args(["ru.kabinet.desktop.MainKt".into(), options.portal.clone(), data.display().to_string()])
        .run()
}
