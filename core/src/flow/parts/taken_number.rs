//! A proven number that belongs to an account already: it is taken from there, or another one is given.

use crate::{
    flow::{
        state::Over,
        view::{View, shown_phone, spoken_confirmation, way_row},
    },
    screen::{Component, Icon, Overlay},
    words::{Key, spoken_phone},
};

/// «Это не мой кабинет».
pub(in crate::flow) const NOT_MINE: &str = "not_my_account";
/// «Отвязать номер», the answer to the question that follows.
pub(in crate::flow) const RELEASE: &str = "release_number";
/// «Ввести другой номер».
pub(in crate::flow) const OTHER_PHONE: &str = "other_phone";
/// «Отвязать номер от чужого кабинета?»
pub(in crate::flow) const QUESTION: &str = "release_number";

/// That the number is proven.
pub(in crate::flow) fn confirmed(view: &View<'_>, number: &str) -> Component {
    let (text, spoken) = with_number(view, Key::TakenConfirmed, number);
    Component::Paragraph { text, spoken: Some(spoken), muted: true, icon: None, link: None }
}

/// The ways on that there always are; `other_phone` says when the second is the one.
pub(in crate::flow) fn ways(view: &View<'_>, other_phone: Key) -> [Component; 2] {
    [
        way_row(view, Icon::Refresh, NOT_MINE, Key::ActionNotMyAccount, Key::TakenNotMine),
        way_row(view, Icon::Phone, OTHER_PHONE, Key::ActionOtherPhone, other_phone),
    ]
}

/// The question, if it is what lies over the screen; `text` says what follows.
pub(in crate::flow) fn question(view: &View<'_>, over: &Over, text: Key, number: &str) -> Option<Overlay> {
    (over.name == QUESTION).then(|| {
        let (text, spoken) = with_number(view, text, number);
        let yes = (RELEASE, Key::ActionReleaseNumber);
        spoken_confirmation(view, Key::ReleaseTitle, text, Some(spoken), yes)
    })
}

/// Words about the number, for the eye and for the ear.
fn with_number(view: &View<'_>, key: Key, number: &str) -> (String, String) {
    let say = |number: &str| view.with(key, &[("phone", number.into())]);
    (say(&shown_phone(number)), say(&spoken_phone(number)))
}
