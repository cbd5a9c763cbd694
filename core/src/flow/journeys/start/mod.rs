//! The first screen, and what every start begins with: the portal's settings.

mod welcome;

use std::sync::Arc;

use crate::{
    flow::{
        facts::SettingsCopy,
        journeys::journey::{Journey, Why},
        page::Page,
        turn::Turn,
    },
    protocol::{Answer, Call, Fault, Request},
};

/// The start.
pub(in crate::flow) struct Start;

impl Journey for Start {
    fn pages(&self) -> &'static [&'static Page] {
        &[&welcome::PAGE]
    }

    fn hears(&self, call: &Call) -> bool {
        matches!(call, Call::Open(Request::FetchSettings { .. }))
    }

    fn heard(&self, turn: &mut Turn<'_>, _: &Call, result: Result<Answer, Fault>) {
        if let Ok(Answer::Settings { changed: Some((settings, etag)) }) = result {
            turn.state.facts.settings = Some(Arc::new(SettingsCopy { settings: *settings, etag }));
        }
    }

    fn look_up(&self, turn: &mut Turn<'_>, why: Why) {
        if why == Why::Start {
            let known_etag = turn.state.facts.settings.as_ref().and_then(|copy| copy.etag.clone());
            turn.read(Call::Open(Request::FetchSettings { known_etag }));
        }
    }
}
