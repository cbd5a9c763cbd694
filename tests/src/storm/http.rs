//! The portal's side of a walk over real HTTP: the phone's own client, a socket, and a portal that serves from a folder.

use std::time::Duration;

use kabinet_core::{
    portal::{HttpPortal, PortalAddress, PortalPins},
    ports::{Outgoing, Portal as _},
};
use mock_server::{behind::operator::wire::Message, console::people::wire::PersonShown};
use tokio::runtime::{Builder, Runtime};

use super::portal::{Answered, PortalSide};
use crate::Stand;

/// A portal on loopback and the client that a phone has.
pub struct HttpSide {
    stand: Stand,
    client: HttpPortal,
    runtime: Runtime,
}

impl HttpSide {
    /// A portal without data.
    pub fn new() -> Self {
        let stand = Stand::new();
        let runtime = Builder::new_current_thread().enable_all().build();
        Self {
            client: client_of(&stand),
            stand,
            runtime: runtime.expect("the system gives a test its runtime"),
        }
    }
}

fn client_of(stand: &Stand) -> HttpPortal {
    let address = PortalAddress::parse(&stand.portal_url()).expect("the stand's own address");
    HttpPortal::new(address, PortalPins::default()).expect("a client for loopback can be set up")
}

impl PortalSide for HttpSide {
    fn exchange(&mut self, outgoing: Outgoing) -> Answered {
        let reply = self.runtime.block_on(self.client.send(outgoing));
        if reply.result.is_err() {
            // Whether a connection that broke is noticed before the next request is a race; a walk has none.
            self.client = client_of(&self.stand);
        }
        Answered { reply, raw: None }
    }

    fn restart(&mut self) {
        self.stand.restart();
        self.client = client_of(&self.stand);
    }

    fn set_link(&mut self, up: bool) {
        let console = self.stand.console();
        if up { console.mend_link() } else { console.cut_link() }
    }

    fn choose_profile(&mut self, name: &str) {
        self.stand.console().choose_profile(name);
    }

    fn advance(&mut self, seconds: i64) {
        self.stand.advance(Duration::from_secs(seconds.unsigned_abs()));
    }

    fn messages(&mut self) -> Vec<Message> {
        self.stand.console().inbox()
    }

    fn people(&mut self) -> Vec<PersonShown> {
        self.stand.console().people()
    }
}
