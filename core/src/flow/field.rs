//! A field as a value: what kind of text it takes, what it is called, and what is thought of its text while it is typed.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    directory::{self, Directory},
    event::Env,
    facts::Owner,
    keystroke::{Keystroke, after_key, ghost_behind},
    phrase::Phrase,
    state::{Memory, State},
    turn::Turn,
    view::{self, View},
};
use crate::{
    domain::{
        BirthDateLimits,
        password::{PasswordPolicy, PersonalData},
    },
    planted::{self, Bug},
    protocol::{DirectoryEntry, Scope, Settings, Translated},
    screen::{
        Autofill, Component, Edited, FieldCheck, FieldValue, Keyboard, Language, Repaired, TextField, Verdict,
    },
    sensitive::Sensitive,
    words::{Key, Words},
};

/// The longest text that any field takes, in code points.
pub const LONGEST_TEXT: usize = 4_096;

/// A kind of text that a field can take.
pub(super) trait Kind: Sync {
    /// The portal's word for it in a form.
    fn name(&self) -> &'static str;
    /// What is thought of a text as it is typed.
    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck;
    /// What an empty field of the kind shows: `_` or a letter stands for a digit, the rest is what its mask puts in.
    fn ghost(&self, _: &Words) -> Option<String> {
        None
    }
    /// What becomes of a text by a key, and what is thought of it then; see [`FormContext::edit`].
    fn edit(&self, form: &FormContext, field: &Field, key: Keystroke<'_>) -> FieldCheck {
        let Edited { text, end, .. } = after_key(key.before, key.after, self.ghost(form.words).as_deref());
        self.check(form, field, Typing { text: &text, caret: end, other: key.other })
    }
    /// The value that a text stands for, in the form that facts and requests have it, or why it stands for none.
    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase>;
    /// The field on its screen.
    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component;
    /// A value that was accepted, as the field holds it.
    fn typed(&self, value: &str) -> String {
        value.to_owned()
    }
    /// A value that was accepted, for the ear.
    fn spoken(&self, _: &Words, value: &str) -> String {
        self.typed(value)
    }
    /// The name of the kind of data about the person that it takes (`ledger-field-{name}`).
    fn data(&self) -> &'static str {
        self.name()
    }
    /// What the system may fill into such a field of the portal's.
    fn autofill(&self) -> Autofill {
        Autofill::Off
    }
    /// It is never drafted, and a shell never gets it back.
    fn is_secret(&self) -> bool {
        false
    }
}

/// A text while it is typed.
#[derive(Clone, Copy)]
pub(super) struct Typing<'a> {
    /// What stands in the field.
    pub text: &'a str,
    /// Where the caret is, in UTF-16 units.
    pub caret: u32,
    /// The text of the field that this one repeats.
    pub other: Option<&'a str>,
}

/// What is said of a field: what it is called, or what helps to fill it in.
#[derive(Clone, Debug)]
pub(super) enum Label {
    /// Our own words.
    Own(Key),
    /// The portal's.
    Portal(Translated),
}

impl Label {
    /// The words.
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::Own(key) => words.text(*key),
            Self::Portal(text) => words.typeset(text.in_language(words.language())),
        }
    }
}

/// A field of a page.
#[derive(Clone)]
pub(super) struct Field {
    /// Unique on its page, and stored with its draft.
    pub id: Cow<'static, str>,
    /// What kind of text it takes.
    pub kind: &'static dyn Kind,
    /// What it is called.
    pub label: Label,
    /// Help below it while there is no verdict.
    pub hint: Option<Label>,
    /// False where it may be left empty.
    pub required: bool,
    /// What the system may fill in.
    pub autofill: Autofill,
    /// The name of the portal's list that it chooses from, as far as it can be told now.
    pub directory: Option<String>,
}

impl Field {
    /// A field that is called by our own words.
    pub const fn new(
        id: &'static str,
        kind: &'static dyn Kind,
        label: Key,
        hint: Option<Key>,
        autofill: Autofill,
    ) -> Self {
        let hint = match hint {
            Some(hint) => Some(Label::Own(hint)),
            None => None,
        };
        Self {
            id: Cow::Borrowed(id),
            kind,
            label: Label::Own(label),
            hint,
            required: true,
            autofill,
            directory: None,
        }
    }

    /// Whether its text is kept while it is typed, and with a tap.
    pub fn is_drafted(&self) -> bool {
        !self.kind.is_secret() || planted::is(Bug::SecretDrafted)
    }

    /// The field on its screen, with its draft or else what is known to stand in it.
    pub fn draw(&self, view: &View<'_>, known: Option<&str>) -> Component {
        self.draw_as(view, Look { known, ..Look::default() })
    }

    /// The same as the page wants it to look.
    pub fn draw_as(&self, view: &View<'_>, look: Look<'_>) -> Component {
        self.kind.draw(view, self, look)
    }

    /// Its label on a screen.
    pub fn label(&self, view: &View<'_>) -> String {
        self.label.text(view.words)
    }

    /// Its hint on a screen.
    pub fn hint(&self, view: &View<'_>) -> Option<String> {
        self.hint.as_ref().map(|hint| hint.text(view.words))
    }

    /// What stands in it on a screen.
    pub fn value(&self, view: &View<'_>, look: Look<'_>) -> String {
        view.state.facts.draft(view.route, &self.id).or(look.known).unwrap_or_default().to_owned()
    }

    /// What the last submit found wrong with it was found in another text: this one counts for itself.
    pub fn judge_anew(&self, turn: &mut Turn<'_>, form: &FormContext, text: &str) {
        let Some(fault) = turn.state.passing.faults.get_mut(&*self.id) else { return };
        match self.parse(form, text) {
            Ok(_) => _ = turn.state.passing.faults.remove(&*self.id),
            Err(reason) => *fault = reason,
        }
    }

    /// The value that a text stands for, as the kind reads it: empty where nothing stands there and nothing need.
    pub fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        self.kind.parse(form, text).or_else(
            |reason| {
                if self.may_be(text) { Ok(String::new()) } else { Err(reason) }
            },
        )
    }

    /// Whether it may be left so: empty, where it need not be filled in.
    pub fn may_be(&self, text: &str) -> bool {
        !self.required && text.trim().is_empty()
    }

    /// The verdict on it on a screen, as of the last submit; none on what can't be filled in.
    pub fn verdict(&self, view: &View<'_>, look: Look<'_>) -> Verdict {
        if !look.enabled {
            return Verdict::None;
        }
        let label = self.label(view);
        look.fault.map_or_else(|| view.verdict(&self.id, &label), |fault| view.wrong(&fault.into(), &label))
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.kind.name())
    }
}

/// How a page wants a field to look.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    /// What is known to stand in it while there is no draft.
    pub known: Option<&'a str>,
    /// False while another field makes it meaningless.
    pub enabled: bool,
    /// What is wrong with it, whatever was typed.
    pub fault: Option<Key>,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self { known: None, enabled: true, fault: None }
    }
}

/// What stands in the fields of the screen at a tap.
pub(super) struct Values(BTreeMap<String, Sensitive>);

impl Values {
    /// Takes the values of a tap: they count as drafts too, secrets excepted. A field that was left out has its draft.
    pub fn take(turn: &mut Turn<'_>, owner: Owner, fields: &[Field], given: &[FieldValue]) -> Self {
        let mut values = BTreeMap::new();
        let facts = &mut turn.state.facts;
        let Some(route) = facts.route().cloned() else { return Self(values) };
        for field in fields {
            let id = &*field.id;
            if let Some(value) = given.iter().find(|value| value.field == id) {
                if field.is_drafted() {
                    facts.keep_draft(owner, &route, id, &value.text);
                }
                values.insert(id.to_owned(), Sensitive::new(value.text.as_str()));
            } else if let Some(draft) = facts.draft(&route, id) {
                values.insert(id.to_owned(), Sensitive::new(draft));
            }
        }
        Self(values)
    }

    /// The text of a field; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", Sensitive::reveal)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, field: &str) -> bool {
        self.text(field) == "true"
    }
}

/// Everything that judging a text needs, frozen with the screen it was published with.
#[derive(Clone, Debug)]
pub struct FormContext {
    key: String,
    pub(super) fields: Vec<Field>,
    pub(super) words: &'static Words,
    pub(super) today: Date,
    pub(super) limits: BirthDateLimits,
    pub(super) policy: PasswordPolicy,
    pub(super) personal: PersonalData,
    pub(super) code_length: usize,
    /// What was typed in the fields before, by their ids; no secrets.
    pub(super) typed: BTreeMap<String, Sensitive>,
    /// What fields choose from, by their ids.
    directories: BTreeMap<String, Arc<[DirectoryEntry]>>,
    /// The fields that the last submit found wrong.
    pub(super) refused: BTreeSet<String>,
}

impl FormContext {
    /// The context of a screen with these fields that is shown in a scope.
    pub(super) fn of(state: &State, env: &Env, scope: Scope, fields: Vec<Field>) -> Self {
        let facts = &state.facts;
        let settings = facts.settings(scope);
        let route = facts.route().filter(|_| state.memory == Memory::Ready);
        let typed = |field: &Field| {
            let text = route.and_then(|route| facts.draft(route, &field.id))?;
            Some((field.id.to_string(), Sensitive::new(text)))
        };
        let directory = |field: &Field| match state.passing.directories.get(field.directory.as_ref()?)? {
            Directory::Read(entries) => Some((field.id.to_string(), entries.clone())),
            Directory::Asked | Directory::Failed => None,
        };
        Self {
            key: route.map(|route| route.key().to_owned()).unwrap_or_default(),
            typed: fields.iter().filter_map(typed).collect(),
            directories: fields.iter().filter_map(directory).collect(),
            fields,
            words: Words::of(state.language()),
            today: env.today(),
            limits: birth_date_limits(settings),
            policy: settings.password.clone(),
            personal: facts.personal_data(),
            refused: state.passing.faults.keys().cloned().collect(),
            code_length: facts.codes(scope).map_or(settings.code.length, |codes| codes.length).into(),
        }
    }

    /// What is thought of a text; none when the screen has no such field. `caret` counts UTF-16 units; `other` is the
    /// text of the field that this one repeats.
    pub fn check(
        &self,
        key: &str,
        field: &str,
        text: &str,
        caret: u32,
        other: Option<&str>,
    ) -> Option<FieldCheck> {
        let field = self.field(key, field)?;
        let check = field.kind.check(self, field, Typing { text, caret, other });
        Some(self.finished(field, check))
    }

    /// What becomes of a text by a key, and what is thought of it then; none when the screen has no such field. A key that
    /// deletes takes a digit, where it found nothing but a sign of the mask's own, which would come back at once; of a
    /// one-time code there stands what is one.
    pub fn edit(
        &self,
        key: &str,
        field: &str,
        before: &Edited,
        after: &Edited,
        other: Option<&str>,
    ) -> Option<FieldCheck> {
        let field = self.field(key, field)?;
        Some(self.finished(field, field.kind.edit(self, field, Keystroke { before, after, other })))
    }

    /// With what holds of a text whatever kind takes it: what is still to come, and that it may be left empty.
    fn finished(&self, field: &Field, check: FieldCheck) -> FieldCheck {
        let ghost = field.kind.ghost(self.words).unwrap_or_default();
        let verdict = if field.may_be(&check.text) { Verdict::None } else { check.verdict };
        let offers = check
            .offers
            .or_else(|| directory::offers(self.words, &field.id, self.directory(&field.id)?, &check.text));
        FieldCheck { ghost: ghost_behind(&ghost, &check.text), verdict, offers, ..check }
    }

    /// What a field chooses from; none where that is not there.
    pub(super) fn directory(&self, field: &str) -> Option<&[DirectoryEntry]> {
        self.directories.get(field).map(|entries| &**entries)
    }

    /// Whether the screen has such a field for a password that is being chosen.
    pub fn chooses_password(&self, key: &str, field: &str) -> bool {
        self.field(key, field).is_some_and(|field| field.kind.name() == NEW_PASSWORD)
    }

    /// Whether the person reads the screen in Russian.
    pub fn is_in_russian(&self) -> bool {
        self.words.language() == Language::Ru
    }

    /// The rules a password of this screen must meet.
    pub fn policy(&self) -> (&PasswordPolicy, &PersonalData) {
        (&self.policy, &self.personal)
    }

    fn field(&self, key: &str, field: &str) -> Option<&Field> {
        self.fields.iter().find(|known| key == self.key && known.id == field)
    }

    /// A field is wrong. `hopeless` is what no further typing can mend.
    pub(super) fn wrong(&self, field: &Field, fault: &Phrase, hopeless: bool) -> Verdict {
        view::wrong(self.words, fault, &field.label.text(self.words), hopeless)
    }
}

/// Who may register, by the portal's settings.
pub(super) fn birth_date_limits(settings: &Settings) -> BirthDateLimits {
    let registration = &settings.registration;
    BirthDateLimits { min_age: registration.min_age.into(), max_age: registration.max_age.into() }
}

/// The name of the kind that takes a password which is being chosen.
pub(super) const NEW_PASSWORD: &str = "new_password";

/// One line of typed text on its screen.
pub(super) fn text_field(view: &View<'_>, field: &Field, look: Look<'_>, keyboard: Keyboard) -> Component {
    Component::TextField {
        field: TextField {
            id: field.id.to_string(),
            verdict: field.verdict(view, look),
            label: field.label(view),
            hint: field.hint(view),
            value: field.value(view, look),
            value_rev: view.value_rev(&field.id),
            ghost: field.kind.ghost(view.words),
            keyboard,
            autofill: field.autofill,
            enabled: look.enabled,
            required: field.required && look.enabled,
        },
    }
}

/// A correction with the note that tells of it: what was mended in words, and `after` as it reads now.
pub(super) fn repaired(form: &FormContext, note: Key, after: &str, text: String) -> Repaired {
    let note = form.words.with(note, &[("after", after.into())]);
    Repaired { note, undo_label: form.words.text(Key::ActionUndo), text }
}

/// A check that leaves the text as it is.
pub(super) fn plain(typing: Typing<'_>, verdict: Verdict) -> FieldCheck {
    FieldCheck::plain(typing.text, typing.caret, verdict)
}

/// The same for a secret: nothing of it is spoken.
pub(super) fn unspoken(typing: Typing<'_>, verdict: Verdict) -> FieldCheck {
    FieldCheck { spoken: String::new(), ..plain(typing, verdict) }
}
