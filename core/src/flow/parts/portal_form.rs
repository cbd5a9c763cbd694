//! A form that the portal describes, on the screen of any journey: its fields, and what was given in them.

use std::borrow::Cow;

use crate::{
    domain::no_break_hyphens,
    flow::{
        directory,
        facts::{Facts, Owner},
        field::{Field, FormContext, Label},
        fields::kind_of,
        page::Tap,
        route::Route,
        turn::Turn,
        view::View,
    },
    protocol::{DirectoryEntry, FieldSpec, FormSpec, Given},
    screen::{Action, ActionStyle, Component, Icon, ReviewRow},
    words::Key,
};

/// Takes an entry of a list: the field's id and the entry's place follow.
const CHOOSE: &str = "choose:";
/// A list with so few entries is shown below its field while that is empty.
const FEW: usize = 4;

/// A form on its screen, with the values that its fields have while nothing was typed in them.
pub(in crate::flow) struct PortalForm<'a> {
    /// What the portal asks for.
    pub spec: &'a FormSpec,
    /// What stands in its fields without a draft.
    pub known: Given,
}

impl PortalForm<'_> {
    /// The fields, from top to bottom.
    pub fn fields(&self, facts: &Facts, route: &Route) -> Vec<Field> {
        self.spec.fields.iter().map(|spec| self.field(facts, route, spec)).collect()
    }

    fn field(&self, facts: &Facts, route: &Route, spec: &FieldSpec) -> Field {
        let kind = kind_of(&spec.kind);
        Field {
            id: Cow::Owned(spec.id.clone()),
            kind,
            label: Label::Portal(spec.label.clone()),
            hint: spec.hint.clone().map(Label::Portal),
            required: spec.required,
            autofill: kind.autofill(),
            directory: spec.choices.as_deref().and_then(|name| self.list(facts, route, name)),
        }
    }

    /// The name of a list with what stands in the fields that it hangs on; none while one of them is empty.
    fn list(&self, facts: &Facts, route: &Route, name: &str) -> Option<String> {
        let mut list = String::new();
        let mut rest = name;
        while let Some((before, (field, after))) =
            rest.split_once('{').and_then(|(before, at)| Some((before, at.split_once('}')?)))
        {
            let text = self.text(facts, route, field);
            list.push_str(before);
            list.push_str(Some(text.trim()).filter(|text| !text.is_empty())?);
            rest = after;
        }
        list.push_str(rest);
        Some(list)
    }

    /// What stands in a field: what was typed, or else what is known.
    fn text(&self, facts: &Facts, route: &Route, field: &str) -> String {
        facts.draft(route, field).map_or_else(|| self.typed(field).unwrap_or_default(), str::to_owned)
    }

    /// What is known, as the field holds it.
    fn typed(&self, field: &str) -> Option<String> {
        let spec = self.spec.fields.iter().find(|spec| spec.id == field)?;
        Some(kind_of(&spec.kind).typed(self.known.get(field)?))
    }

    /// What is given by a tap; none where a field is wrong, with the reasons at the fields.
    pub fn read(&self, turn: &mut Turn<'_>, tap: &Tap<'_>) -> Option<Given> {
        let mut given = Some(Given::new());
        for spec in &self.spec.fields {
            if !counts(&tap.form, self.spec, spec, &|other| tap.values.text(other).to_owned()) {
                continue;
            }
            let Some(field) = tap.form.fields.iter().find(|field| field.id == spec.id) else { continue };
            match (tap.read(turn, field), &mut given) {
                (None, _) => given = None,
                (Some(value), Some(given)) if !value.is_empty() => _ = given.insert(spec.id.clone(), value),
                (Some(_), _) => {}
            }
        }
        given
    }

    /// The fields on their screen.
    pub fn draw(&self, view: &View<'_>) -> Vec<Component> {
        let facts = &view.state.facts;
        let context = FormContext::of(view.state, view.env, view.scope, self.fields(facts, view.route));
        let text_of = |field: &str| self.text(facts, view.route, field);
        let fields = self.spec.fields.iter().zip(&context.fields);
        let shown = fields.filter(|(spec, _)| counts(&context, self.spec, spec, &text_of));
        shown
            .flat_map(|(spec, field)| {
                let is_empty = text_of(&spec.id).trim().is_empty();
                let few =
                    context.directory(&spec.id).filter(|list| is_empty && (1..=FEW).contains(&list.len()));
                let choices = few.map(|few| choices(view, spec, few));
                let drawn = field.draw(view, self.typed(&spec.id).as_deref());
                [drawn].into_iter().chain(choices)
            })
            .collect()
    }
}

/// Whether it has a field for what is a secret.
pub(in crate::flow) fn asks_for_secret(form: &FormSpec) -> bool {
    form.fields.iter().any(|field| kind_of(&field.kind).is_secret())
}

/// The few entries of a list, a tap each.
fn choices(view: &View<'_>, spec: &FieldSpec, few: &[DirectoryEntry]) -> Component {
    let row = |(place, entry): (usize, &DirectoryEntry)| {
        let text = view.words.outside(&entry.text);
        Component::ListRow {
            icon: Some(Icon::Doc),
            title: text.clone(),
            subtitle: None,
            value: None,
            spoken: text.clone(),
            action: Some(Action::new(format!("{CHOOSE}{}:{place}", spec.id), text, ActionStyle::Plain)),
        }
    };
    Component::Group {
        title: Some(view.text(Key::DirectoryOffers)),
        components: few.iter().enumerate().map(row).collect(),
    }
}

/// Carries out the tap on an entry of a list; false for any other tap.
pub(in crate::flow) fn choose(turn: &mut Turn<'_>, tap: &Tap<'_>, owner: Owner) -> bool {
    let Some((field, place)) = tap.action.strip_prefix(CHOOSE).and_then(|of| of.rsplit_once(':')) else {
        return false;
    };
    let Some(entry) =
        tap.form.directory(field).zip(place.parse::<usize>().ok()).and_then(|(list, at)| list.get(at))
    else {
        return false;
    };
    let Some(route) = turn.state.facts.route().cloned() else { return false };
    let fills = directory::fills(field, entry);
    turn.accept();
    for fill in fills.iter().filter(|fill| tap.form.fields.iter().any(|field| field.id == fill.field)) {
        turn.state.facts.keep_draft(owner, &route, &fill.field, &fill.text);
        *turn.state.passing.value_revs.entry(fill.field.clone()).or_default() += 1;
    }
    true
}

/// Whether a field counts, by what stands in the fields before it.
fn counts(
    context: &FormContext,
    form: &FormSpec,
    spec: &FieldSpec,
    text_of: &dyn Fn(&str) -> String,
) -> bool {
    let Some(when) = &spec.when else { return true };
    let Some(other) = form.fields.iter().find(|other| other.id == when.field) else { return false };
    let value = kind_of(&other.kind).parse(context, &text_of(&other.id));
    value.is_ok_and(|value| value == when.is) && counts(context, form, other, text_of)
}

/// Which kinds of data about the person were given.
pub(in crate::flow) fn data(form: &FormSpec, given: &Given) -> Vec<&'static str> {
    let mut data = Vec::new();
    for spec in form.fields.iter().filter(|spec| given.contains_key(&spec.id)) {
        let name = kind_of(&spec.kind).data();
        if !data.contains(&name) {
            data.push(name);
        }
    }
    data
}

/// What was given, to look over once more. A box that was ticked speaks for itself in the fields that it brought.
pub(in crate::flow) fn review(view: &View<'_>, form: &FormSpec, given: &Given) -> Vec<ReviewRow> {
    let row = |spec: &FieldSpec| {
        let (kind, value) = (kind_of(&spec.kind), given.get(&spec.id)?);
        (kind.name() != "tick").then(|| ReviewRow {
            name: view.translated(&spec.label),
            value: view.words.outside(&no_break_hyphens(&kind.typed(value))),
            spoken: kind.spoken(view.words, value),
        })
    };
    form.fields.iter().filter_map(row).collect()
}
