//! A page: a screen that a route leads to, as a value in the list of its journey.

use super::{
    field::{Field, FormContext, Values},
    phrase::Phrase,
    route::Route,
    state::{Over, State},
    turn::Turn,
    view::View,
};
use crate::{
    protocol::Scope,
    screen::{Overlay, Screen},
};

/// A page. Its key is stored with routes and drafts, so it is never given to another.
pub(super) struct Page {
    /// What its routes begin with: «registration/phone».
    pub key: &'static str,
    /// Whose it is: whose rows its drafts are, and whose settings count.
    pub scope: Scope,
    /// It shows one thing of many, whose id stands in the route.
    pub shows_one_of_many: bool,
    /// The person may go back from it, where there is something to go back to.
    pub goes_back: bool,
    /// Its fields.
    pub fields: fn(&State, &Route) -> Vec<Field>,
    /// Carries out a tap; false when there is no such action on the screen now.
    pub tap: fn(&mut Turn<'_>, &Tap<'_>) -> bool,
    /// Draws it.
    pub draw: fn(&View<'_>) -> Screen,
    /// Draws what lies over it; none for what does not belong there.
    pub over: fn(&View<'_>, &Over) -> Option<Overlay>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// A page without fields, with nothing ever over it; what it shows and does is given by who builds on it.
pub(super) const PLAIN: Page = Page {
    key: "",
    scope: Scope::Installation,
    shows_one_of_many: false,
    goes_back: true,
    fields: |_, _| Vec::new(),
    tap: |_, _| false,
    draw: |view| view.keyed("", String::new()),
    over: |_, _| None,
};

impl Page {
    /// The way to it, for one that shows the only thing of its kind.
    pub const fn route(&self) -> Route {
        Route::of(self.key)
    }

    /// Whether a route leads to it.
    pub fn has(&self, route: &Route) -> bool {
        let Some(rest) = route.key().strip_prefix(self.key) else { return false };
        if self.shows_one_of_many { rest.len() > 1 && rest.starts_with('/') } else { rest.is_empty() }
    }
}

/// A tap on a page.
pub(super) struct Tap<'a> {
    /// The action's id.
    pub action: &'a str,
    /// What stands in the fields.
    pub values: Values,
    /// What judges it.
    pub form: FormContext,
}

impl Tap<'_> {
    /// What stands in a field, as its kind reads it; where it can't, the field is refused with the reason. Of a field that may
    /// be left empty, and is, the value is empty.
    pub fn read(&self, turn: &mut Turn<'_>, field: &Field) -> Option<String> {
        let read = field.parse(&self.form, self.values.text(&field.id));
        read.map_err(|reason: Phrase| turn.refuse(&field.id, reason)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_can_name_one_thing_of_many() {
        let card = Page { key: "applications/card", shows_one_of_many: true, ..PLAIN };
        let list = Page { key: "applications", ..PLAIN };
        for route in ["applications/card/17", "applications/card/a/b"] {
            assert!(card.has(&Route::stored(route)) && !list.has(&Route::stored(route)), "{route}");
        }
        for route in ["applications/card", "applications/card/", "applications/cards/1", "applications"] {
            assert!(!card.has(&Route::stored(route)), "{route}");
        }
        assert!(list.has(&list.route()));
        assert_eq!(Route::stored("applications/card/17").key(), "applications/card/17");
    }
}
