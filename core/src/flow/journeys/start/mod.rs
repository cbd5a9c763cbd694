//! The first screen, and what every start begins with: the portal's settings.

mod welcome;

use std::sync::Arc;

use crate::{
    flow::{
        asked::{Asked, On},
        facts::SettingsCopy,
        journeys::journey::{Journey, Why},
        page::Page,
        turn::Turn,
    },
    protocol::{FetchSettings, NewSettings, SettingsNow},
};

/// The start.
pub(in crate::flow) struct Start;

impl Journey for Start {
    fn pages(&self) -> &'static [&'static Page] {
        &[&welcome::PAGE]
    }

    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[&On::<FetchSettings>(|turn, _, SettingsNow(changed)| {
            if let Some(NewSettings { settings, etag }) = changed.clone() {
                turn.state.facts.settings = Some(Arc::new(SettingsCopy { settings, etag }));
            }
        })]
    }

    fn look_up(&self, turn: &mut Turn<'_>, why: Why) {
        if why == Why::Start {
            look_up(turn);
        }
    }
}

/// Asks the portal for its settings as they are now.
pub(in crate::flow) fn look_up(turn: &mut Turn<'_>) {
    let known_etag = turn.state.facts.settings.as_ref().and_then(|copy| copy.etag.clone());
    turn.read(&FetchSettings { known_etag });
}
