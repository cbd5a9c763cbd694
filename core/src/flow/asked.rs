//! What a journey asks of the portal, and what it does with the answer: a line of its list for each request.

use super::turn::Turn;
use crate::protocol::{Answer, Ask, Call, Endpoint};

/// A request of a journey, whichever it is.
pub(super) trait Asked: Sync {
    /// What is fixed about it.
    fn endpoint(&self) -> &'static Endpoint;
    /// It is answered. An answer to another request changes nothing.
    fn answered(&self, turn: &mut Turn<'_>, heard: &Heard<'_>, answer: &Answer);
}

/// The request of that type, with what is done once the portal has done what was asked.
pub(super) struct On<A: Ask>(pub fn(&mut Turn<'_>, &Heard<'_>, &A::Answer));

/// What was asked.
pub(super) struct Heard<'a> {
    /// The request.
    pub call: &'a Call,
    /// The action that began it, where the screen waited for it.
    pub action: Option<&'static str>,
}

impl<A: Ask> Asked for On<A> {
    fn endpoint(&self) -> &'static Endpoint {
        A::AT
    }

    fn answered(&self, turn: &mut Turn<'_>, heard: &Heard<'_>, answer: &Answer) {
        if let Some(answer) = answer.get::<A::Answer>() {
            (self.0)(turn, heard, answer);
        }
    }
}
