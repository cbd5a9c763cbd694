//! The loop of a phone: what the shell asks, what the portal answers and what time brings, one after the other.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt, stream::FuturesUnordered};
use tokio::sync::{mpsc, oneshot};

use super::{actor::Actor, outside::Ports};
use crate::{
    boundary::QueueReport,
    flow::Event,
    ports::{PortFuture, Reply},
};

/// What the actor is asked to do.
pub(crate) enum Command {
    /// Something happened.
    Event(Event),
    /// Try the queue until it is empty, nothing is under way, or the deadline has come.
    RunQueue {
        /// How long it may take.
        limit: Duration,
        /// Where the report goes.
        report: oneshot::Sender<QueueReport>,
    },
    /// Tell that everything asked before was carried out.
    #[cfg(any(test, feature = "testing"))]
    Barrier(oneshot::Sender<()>),
    /// Stop.
    ShutDown,
}

/// Drives the actor until it is told to stop, or until nobody can tell it anything any more.
///
/// A moment that has come is seen before anything that was asked after it, so that time which is moved by hand is
/// never overtaken, not even when it comes between a look at the clock and one at what was asked. It can't keep the
/// rest waiting: a turn either settles what was due or pauses it.
pub(crate) async fn run(mut actor: Actor, ports: Ports, mut commands: mpsc::UnboundedReceiver<Command>) {
    let mut under_way: FuturesUnordered<PortFuture<(u64, Reply)>> = FuturesUnordered::new();
    actor.open();
    loop {
        for (token, outgoing) in actor.take_to_send() {
            let reply = ports.portal.send(outgoing);
            under_way.push(Box::pin(async move { (token, reply.await) }));
        }
        let wake = actor.next_wake();
        let clock = Arc::clone(&ports.clock);
        tokio::select! {
            biased;
            () = async { clock.sleep_until(wake.unwrap_or_default()).await }, if wake.is_some() => actor.wake(),
            command = commands.recv() => {
                actor.catch_up();
                match command {
                    Some(Command::Event(event)) => actor.happened(event),
                    Some(Command::RunQueue { limit, report }) => actor.run_queue(limit, report),
                    #[cfg(any(test, feature = "testing"))]
                    Some(Command::Barrier(reached)) => {
                        // Who asked may have stopped waiting.
                        let _ = reached.send(());
                    }
                    Some(Command::ShutDown) | None => break,
                }
            }
            Some((token, reply)) = under_way.next(), if !under_way.is_empty() => {
                actor.catch_up();
                actor.answered(token, reply);
            }
        }
        actor.report_on_queue();
    }
}
