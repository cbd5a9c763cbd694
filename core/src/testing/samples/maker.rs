//! What samples are made with.

use super::sample::{Sample, SampleText};
use crate::screen::{
    Action, ActionStyle, Busy, Component, FieldCheck, Icon, Language, Screen, Transition, Update, Verdict,
};

/// Makes what samples are of, in one language.
#[derive(Clone, Copy)]
pub(super) struct Maker {
    pub language: Language,
}

impl Maker {
    pub fn say(self, ru: &str, en: &str) -> String {
        match self.language {
            Language::Ru => ru.to_owned(),
            Language::En => en.to_owned(),
        }
    }

    pub fn action(self, id: &str, ru: &str, en: &str, style: ActionStyle) -> Action {
        Action::new(id, self.say(ru, en), style)
    }

    /// A screen with a title above these components.
    pub fn screen(self, name: &str, title: &str, components: Vec<Component>) -> Sample {
        let heading = Component::Heading { text: title.to_owned(), level: 1 };
        self.bare(name, title, [vec![heading], components].concat())
    }

    /// A screen whose title stands in one of its components, or nowhere.
    pub fn bare(self, name: &str, title: &str, components: Vec<Component>) -> Sample {
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
    pub fn renamed(name: &str, mut sample: Sample) -> Sample {
        name.clone_into(&mut sample.name);
        sample.update.top.key = format!("sample/{name}");
        sample.update.stack = vec![sample.update.top.key.clone()];
        sample
    }

    /// The same screen while one of its actions is under way.
    pub fn busy(self, name: &str, action: &str, sample: Sample) -> Sample {
        let mut sample = Self::renamed(name, sample);
        let text = self.say("Отправляем…", "Sending…");
        sample.update.top.busy = Some(Busy { action: Some(action.to_owned()), text });
        sample
    }

    pub fn wrong(self, ru: &str, en: &str, hopeless: bool) -> Verdict {
        let reason = self.say(ru, en);
        Verdict::Wrong { spoken: reason.clone(), reason, hopeless }
    }
}

/// A text that was typed and has nothing special about it yet.
pub(super) fn typed(field: &str, text: &str, verdict: Verdict) -> SampleText {
    let check = FieldCheck::plain(text, u32::MAX, verdict);
    SampleText { field: field.to_owned(), text: text.to_owned(), check, left: true }
}

/// A paragraph with nothing special about it.
pub(super) fn paragraph(text: String, icon: Option<Icon>) -> Component {
    Component::Paragraph { text, spoken: None, muted: icon.is_some(), icon, link: None }
}
