//! A screen as readable text: what a walk prints and what journeys are compared by.

use std::fmt::Write as _;

use super::{
    action::{Action, ActionStyle},
    component::Component,
    field::{Rule, RuleState, Verdict},
    tone::Tone,
    update::{Overlay, Screen, Update},
};

impl Update {
    /// The picture as text, one thing a line; no-break characters become ordinary ones. Times that run down are left
    /// out, so the same screen is the same text.
    pub fn to_text(&self) -> String {
        let mut text = self.top.to_text();
        match &self.overlay {
            Some(Overlay::Sheet { title, components, close }) => {
                let _ = writeln!(text, "  ┌ {title}");
                write_components(&mut text, components, 2);
                write_action(&mut text, close, 2);
            }
            Some(Overlay::Confirmation { title, text: body, actions, .. }) => {
                let _ = writeln!(text, "  ┌ {title}\n    {body}");
                for action in actions {
                    write_action(&mut text, action, 2);
                }
            }
            None => {}
        }
        plain(&text)
    }
}

impl Screen {
    /// See [`Update::to_text`].
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let steps = self.steps.as_ref().map(|steps| format!(" ({})", steps.text)).unwrap_or_default();
        let _ = writeln!(text, "[{}] {}{steps}", self.key, self.title);
        write_components(&mut text, &self.components, 1);
        for action in self.bar_actions.iter().chain(&self.actions) {
            write_action(&mut text, action, 1);
        }
        if let Some(busy) = &self.busy {
            let _ = writeln!(text, "  … {}", busy.text);
        }
        if let Some(notice) = &self.notice {
            let _ = writeln!(text, "  {} {}", mark(notice.tone), notice.text);
        }
        plain(&text)
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-")
}

fn write_components(text: &mut String, components: &[Component], depth: usize) {
    for component in components {
        write_component(text, component, depth);
    }
}

fn write_component(text: &mut String, component: &Component, depth: usize) {
    let pad = "  ".repeat(depth);
    // Writing to a string does not fail.
    let _ = match component {
        Component::Hero { title, text: body } => writeln!(text, "{pad}# {title}\n{pad}{body}"),
        Component::Heading { text: heading, level } => {
            writeln!(text, "{pad}{} {heading}", "#".repeat(usize::from(*level)))
        }
        Component::Paragraph { text: body, link, .. } => {
            let link = link.as_ref().map(|link| format!(" <{}>", link.label)).unwrap_or_default();
            writeln!(text, "{pad}{body}{link}")
        }
        Component::Banner { tone, title, text: body, action, .. } => {
            let action = action.as_ref().map(|action| format!(" <{}>", action.label)).unwrap_or_default();
            writeln!(text, "{pad}{} {title}. {body}{action}", mark(*tone))
        }
        Component::TextField { field } => {
            let off = if field.enabled { "" } else { " (—)" };
            writeln!(text, "{pad}{}: [{}]{off}{}", field.label, field.value, verdict(&field.verdict))
        }
        Component::DateField { field } => {
            writeln!(text, "{pad}{}: [{}]{}", field.label, field.value, verdict(&field.verdict))
        }
        Component::SecretField { field } => {
            let _ = writeln!(text, "{pad}{}: [•]{}", field.label, verdict(&field.verdict));
            for rule in &field.rules {
                write_rule(text, rule, &pad);
            }
            Ok(())
        }
        Component::CodeField { field } => {
            writeln!(text, "{pad}{}: [•]{}", field.label, verdict(&field.verdict))
        }
        Component::CheckBox { field } => {
            let tick = if field.checked { "x" } else { " " };
            let link = field.link.as_ref().map(|link| format!(" <{}>", link.label)).unwrap_or_default();
            writeln!(text, "{pad}[{tick}] {}{link}{}", field.label, verdict(&field.verdict))
        }
        Component::ListRow { title, subtitle, value, .. } => {
            let more =
                [subtitle, value].into_iter().flatten().fold(String::new(), |more, part| more + " · " + part);
            writeln!(text, "{pad}- {title}{more}")
        }
        Component::StatusCard { title, status, text: body, .. } => {
            writeln!(text, "{}", format!("{pad}- {title}: {status}. {body}").trim_end())
        }
        Component::LevelCard { title, text: body, reached, .. } => {
            writeln!(text, "{pad}* {title} ({reached}/3). {body}")
        }
        Component::Review { rows, action } => {
            for row in rows {
                let _ = writeln!(text, "{pad}{}: {}", row.name, row.value);
            }
            if let Some(action) = action {
                write_action(text, action, depth);
            }
            Ok(())
        }
        Component::Progress { text: body } => writeln!(text, "{pad}… {body}"),
        Component::Group { title, components } => {
            if let Some(title) = title {
                let _ = writeln!(text, "{pad}## {title}");
            }
            write_components(text, components, depth + 1);
            Ok(())
        }
        Component::EmptyState { title, text: body, .. } => {
            let _ = writeln!(text, "{pad}○ {title}");
            if body.is_empty() { Ok(()) } else { writeln!(text, "{pad}{body}") }
        }
    };
}

fn write_rule(text: &mut String, rule: &Rule, pad: &str) {
    let state = match rule.state {
        RuleState::Met => "✓",
        RuleState::NotYet => "○",
        RuleState::Broken => "✗",
        RuleState::PortalChecks => "?",
    };
    let _ = writeln!(text, "{pad}  {state} {}", rule.text);
}

fn write_action(text: &mut String, action: &Action, depth: usize) {
    let (open, close) = match action.style {
        ActionStyle::Primary => ("(( ", " ))"),
        ActionStyle::Secondary => ("( ", " )"),
        ActionStyle::Plain | ActionStyle::Destructive => ("< ", " >"),
    };
    let pad = "  ".repeat(depth);
    let wait = if action.countdown.is_some() { " …" } else { "" };
    let _ = writeln!(text, "{pad}{open}{}{wait}{close}", action.label);
}

fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "i",
        Tone::Success => "✓",
        Tone::Warning => "!",
        Tone::Danger => "!!",
    }
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::None => String::new(),
        Verdict::Good => " ✓".to_owned(),
        Verdict::Wrong { reason, .. } => format!(" ✗ {reason}"),
    }
}
