//! Sample screens: every component in every state, in Russian and in English. Each shell draws all of them in its tests,
//! so that none of them leaves one out, and people can look at them side by side.

mod fields;
mod frame;
mod messages;
mod secrets;
mod surfaces;
mod texts;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::{
    screen::{
        Action, ActionStyle, Busy, Component, FieldCheck, Language, Screen, Transition, Update, Verdict,
    },
    sensitive::hidden_debug,
};

/// One screen with a component in some of its states.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Sample {
    /// Unique among the samples of a language; the same for the same screen in the other one. Letters and hyphens.
    pub name: String,
    /// The language of its words.
    pub language: Language,
    /// What is shown.
    pub update: Update,
    /// What a person has typed into its fields since it is shown, in the order in which they did.
    pub typed: Vec<SampleText>,
}

/// A text that was typed into a field of a sample, with what the core found in it.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct SampleText {
    /// The field's id.
    pub field: String,
    /// What stands in it.
    pub text: String,
    /// What is thought of it.
    pub check: FieldCheck,
    /// Whether the field was left since; otherwise, as the last one may be, the person is still typing.
    pub left: bool,
}

/// All sample screens in a language.
#[cfg_attr(feature = "ffi", uniffi::export)]
pub fn samples(language: Language) -> Vec<Sample> {
    let maker = Maker { language };
    let rooms = [
        texts::samples(maker),
        messages::samples(maker),
        fields::samples(maker),
        secrets::samples(maker),
        surfaces::samples(maker),
        frame::samples(maker),
    ];
    rooms.into_iter().flatten().collect()
}

/// Makes what samples are of, in one language.
#[derive(Clone, Copy)]
struct Maker {
    language: Language,
}

impl Maker {
    fn say(self, ru: &str, en: &str) -> String {
        match self.language {
            Language::Ru => ru.to_owned(),
            Language::En => en.to_owned(),
        }
    }

    fn action(self, id: &str, ru: &str, en: &str, style: ActionStyle) -> Action {
        Action::new(id, self.say(ru, en), style)
    }

    /// A screen with a title above these components.
    fn screen(self, name: &str, title: &str, components: Vec<Component>) -> Sample {
        let heading = Component::Heading { text: title.to_owned(), level: 1 };
        self.bare(name, title, [vec![heading], components].concat())
    }

    /// A screen whose title stands in one of its components, or nowhere.
    fn bare(self, name: &str, title: &str, components: Vec<Component>) -> Sample {
        let top = Screen {
            key: format!("sample/{name}"),
            visit: 1,
            language: self.language,
            title: title.to_owned(),
            back: Some(self.action("back", "Назад", "Back", ActionStyle::Plain)),
            steps: None,
            bar_actions: Vec::new(),
            components,
            actions: Vec::new(),
            busy: None,
            notice: None,
            focus: None,
        };
        let update =
            Update { seq: 1, stack: vec![top.key.clone()], top, overlay: None, transition: Transition::None };
        Sample { name: name.to_owned(), language: self.language, update, typed: Vec::new() }
    }

    /// The same screen as a sample of its own.
    fn renamed(name: &str, mut sample: Sample) -> Sample {
        name.clone_into(&mut sample.name);
        sample.update.top.key = format!("sample/{name}");
        sample.update.stack = vec![sample.update.top.key.clone()];
        sample
    }

    /// The same screen while one of its actions is under way.
    fn busy(self, name: &str, action: &str, sample: Sample) -> Sample {
        let mut sample = Self::renamed(name, sample);
        let text = self.say("Отправляем…", "Sending…");
        sample.update.top.busy = Some(Busy { action: Some(action.to_owned()), text });
        sample
    }

    fn wrong(self, ru: &str, en: &str, hopeless: bool) -> Verdict {
        let reason = self.say(ru, en);
        Verdict::Wrong { spoken: reason.clone(), reason, hopeless }
    }
}

/// A text that was typed and has nothing special about it yet.
fn typed(field: &str, text: &str, verdict: Verdict) -> SampleText {
    let check = FieldCheck {
        text: text.to_owned(),
        caret: u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX),
        ghost: String::new(),
        verdict,
        hint: None,
        repaired: None,
        offers: None,
        spoken: text.to_owned(),
        rules: Vec::new(),
        strength: None,
    };
    SampleText { field: field.to_owned(), text: text.to_owned(), check, left: true }
}

hidden_debug!(fields of Sample: name, language);
hidden_debug!(fields of SampleText: field, left);
