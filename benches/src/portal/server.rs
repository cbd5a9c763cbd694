//! The process that answers: the portal with its data in a folder, and beside it a server that only says «pong», on the
//! same processor and the same runtime.

use std::{io::Read, path::Path};

use axum::{Router, routing::get};
use mock_server::{DataPlace, Options, PasswordCost, Portal, bind, serve};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use serde::{Deserialize, Serialize};
use tokio::{runtime::Builder, sync::watch};

use super::Side;
use crate::contender::BenchError;

/// Where the process listens, as it prints it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Listening {
    /// The portal's port.
    pub portal: u16,
    /// The other server's.
    pub ping: u16,
    /// The portal's console token.
    pub token: String,
}

/// Keeps this process on one of two processors, so that who asks takes nothing from who answers.
///
/// # Errors
/// The system refuses.
pub fn stay_on(side: Side) -> Result<(), BenchError> {
    let allowed = sched_getaffinity(None).map_err(std::io::Error::from)?;
    let mut processors = (0..CpuSet::MAX_CPU).filter(|number| allowed.is_set(*number));
    let (first, second) = (processors.next(), processors.next());
    let chosen = match side {
        Side::Answers => first,
        Side::Asks => second,
    };
    if let (Some(chosen), Some(_)) = (chosen, second) {
        let mut one = CpuSet::new();
        one.set(chosen);
        sched_setaffinity(None, &one).map_err(std::io::Error::from)?;
    }
    Ok(())
}

/// Serves until its input ends.
///
/// # Errors
/// [`BenchError`].
pub fn run(folder: &Path) -> Result<(), BenchError> {
    stay_on(Side::Answers)?;
    // As the portal's own program has it.
    let runtime = Builder::new_multi_thread().max_blocking_threads(1).enable_all().build()?;
    // Registering thirty people shall not take longer than the contest.
    let options = Options {
        password_cost: PasswordCost::LEAST,
        ..Options::at(DataPlace::Folder(folder.join("portal")))
    };
    let portal = Portal::open(options)?;
    runtime.block_on(portal.lift_limits(true)).map_err(|problem| BenchError::Unfit(problem.title.clone()))?;
    let (stop, stopped) = watch::channel(false);
    let until_stopped = || {
        let mut stopped = stopped.clone();
        async move {
            // A sender that is gone stops as well.
            let _ = stopped.wait_for(|is_over| *is_over).await;
        }
    };
    let ping = Router::new().route("/ping", get(|| async { "pong" }));
    let listeners =
        runtime.block_on(async { Ok::<_, mock_server::BindError>((bind(0).await?, bind(0).await?)) });
    let (for_portal, for_ping) = listeners.map_err(|error| BenchError::Unfit(error.to_string()))?;
    let listening = Listening {
        portal: for_portal.local_addr()?.port(),
        ping: for_ping.local_addr()?.port(),
        token: portal.console_token().to_owned(),
    };
    let router = portal.router();
    let servers = [
        runtime.spawn(serve(for_portal, router, until_stopped())),
        runtime.spawn(serve(for_ping, ping, until_stopped())),
    ];
    let line = serde_json::to_string(&listening).map_err(std::io::Error::from)?;
    println!("{line}");
    std::io::stdin().read_to_end(&mut Vec::new())?;
    stop.send_replace(true);
    for server in servers {
        runtime.block_on(server).map_err(|error| BenchError::Unfit(error.to_string()))?;
    }
    Ok(())
}
