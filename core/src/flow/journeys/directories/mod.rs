//! Lists to choose from, fetched behind the screen whose fields have need of them. Whoever has no link types freely.

#[cfg(test)]
mod tests;

use crate::{
    flow::{
        asked::{Asked, Heard, On},
        directory::Directory,
        journeys::{
            self,
            journey::{Journey, Why},
        },
        page::Page,
        turn::Turn,
    },
    protocol::{Call, DirectoryList, Fault, FetchDirectory},
};

/// Looking things up in the portal's directories.
pub(in crate::flow) struct LookingUp;

impl Journey for LookingUp {
    fn asks(&self) -> &'static [&'static dyn Asked] {
        &[&On::<FetchDirectory>(fetched)]
    }

    /// No screen waits for a list: it is asked for again when its field is there and the link is.
    fn failed(&self, turn: &mut Turn<'_>, call: &Call, _: &Fault) {
        if let Some(list) = call.ids().first() {
            turn.state.passing.directories.insert(list.clone(), Directory::Failed);
        }
    }

    fn look_up(&self, turn: &mut Turn<'_>, _: Why) {
        turn.state.passing.directories.retain(|_, directory| *directory != Directory::Failed);
    }

    fn keep_up(&self, turn: &mut Turn<'_>) {
        let Some(page) = turn.state.facts.route().and_then(journeys::page_of) else { return };
        for list in wanted(turn, page) {
            let ask = FetchDirectory { list };
            if turn.look_in_directory(page.scope, &ask) {
                turn.state.passing.directories.insert(ask.list, Directory::Asked);
            }
        }
    }
}

/// The lists that fields of the shown page choose from and that nobody has asked for.
fn wanted(turn: &Turn<'_>, page: &Page) -> Vec<String> {
    let fields = turn.state.facts.route().map(|route| (page.fields)(turn.state, route)).unwrap_or_default();
    let lists = fields.into_iter().filter_map(|field| field.directory);
    lists.filter(|list| !turn.state.passing.directories.contains_key(list)).collect()
}

fn fetched(turn: &mut Turn<'_>, heard: &Heard<'_>, list: &DirectoryList) {
    if let Some(id) = heard.call.ids().first() {
        let entries = list.entries.as_slice().into();
        turn.state.passing.directories.insert(id.clone(), Directory::Read(entries));
    }
}
