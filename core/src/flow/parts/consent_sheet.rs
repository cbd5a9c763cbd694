//! The text of a consent, over whatever screen names it.

use crate::{
    flow::{
        action::CLOSE,
        state::Over,
        view::{View, paragraph},
    },
    protocol::ConsentText,
    screen::{Action, ActionStyle, Component, Overlay},
    words::{Key, edition_words},
};

/// What a page calls the sheet.
const SHEET: &str = "consent";

/// The sheet of a consent.
pub(in crate::flow) fn of(id: &str) -> Over {
    Over { name: SHEET, id: id.to_owned() }
}

/// The consent whose sheet lies over the screen.
pub(in crate::flow) fn shown(over: Option<&Over>) -> Option<&str> {
    over.filter(|over| over.name == SHEET).map(|over| over.id.as_str())
}

/// The sheet, if it is what lies over the screen; `end` is what it ends with there.
pub(in crate::flow) fn draw(
    view: &View<'_>,
    over: &Over,
    end: impl Fn(&ConsentText) -> Option<Component>,
) -> Option<Overlay> {
    let id = shown(Some(over))?;
    let text = view.settings().consents.iter().find(|text| text.id == id)?;
    let paragraphs = view.translated(&text.text);
    let paragraphs = paragraphs.split("\n\n").map(|part| paragraph(part.trim().to_owned(), false));
    let version = edition_words(view.words, &text.version);
    let version = paragraph(view.with(Key::ConsentVersion, &[("version", (&version).into())]), true);
    Some(Overlay::Sheet {
        title: view.translated(&text.title),
        components: paragraphs.chain([version]).chain(end(text)).collect(),
        close: Action::new(CLOSE, view.text(Key::ActionClose), ActionStyle::Secondary),
    })
}
