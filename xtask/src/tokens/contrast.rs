//! Whether the allowed pairs of colours can be told apart: WCAG 2.2, success criteria 1.4.3 and 1.4.11.

use super::model::{Ordered, Tokens, channels};

/// Smallest ratio by kind of use.
const NEEDED: [(&str, f64); 3] = [("text", 4.5), ("large", 3.0), ("control", 3.0)];

/// What is wrong with the pairs; empty when every pair of both themes has its ratio, and every `on-X` is checked on
/// its `X`.
pub fn faults(tokens: &Tokens) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, pairs) in tokens.contrast.iter() {
        let Some((_, needed)) = NEEDED.iter().find(|(known, _)| *known == kind) else {
            faults.push(format!("contrast: unknown kind {kind}"));
            continue;
        };
        for (fore, backs) in pairs.iter() {
            for back in backs {
                for (theme, colours) in [("light", &tokens.color.light), ("dark", &tokens.color.dark)] {
                    match ratio(colours, fore, back) {
                        None => faults.push(format!("contrast: {fore} or {back} is no role")),
                        Some(found) if found < *needed => {
                            faults.push(format!(
                                "{theme}: {fore} on {back} = {found:.2}, {kind} needs {needed}"
                            ));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
    let listed = |fore: &str, back: &str| {
        tokens
            .contrast
            .iter()
            .any(|(_, pairs)| pairs.get(fore).is_some_and(|backs| backs.iter().any(|b| b == back)))
    };
    for (role, _) in tokens.color.light.iter() {
        if let Some(back) = role.strip_prefix("on-")
            && !listed(role, back)
        {
            faults.push(format!("{role} on {back} is not listed"));
        }
    }
    faults
}

fn ratio(colours: &Ordered<String>, fore: &str, back: &str) -> Option<f64> {
    let luminance = |role: &str| Some(luminance(channels(colours.get(role)?)?));
    let (one, other) = (luminance(fore)?, luminance(back)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(channels: [u8; 3]) -> f64 {
    let linear = channels.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::model::tests::own;

    #[test]
    fn every_allowed_pair_of_the_project_can_be_told_apart() {
        assert_eq!(faults(&own()), Vec::<String>::new());
    }

    #[test]
    fn black_on_white_has_the_greatest_ratio() {
        let colours = serde_json::from_str(r##"{"ink": "#000000", "paper": "#FFFFFF"}"##).expect("colours");
        assert!((ratio(&colours, "ink", "paper").expect("roles") - 21.0).abs() < 1e-9);
        assert!((ratio(&colours, "ink", "ink").expect("roles") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_pale_text_is_a_fault_in_its_theme() {
        let mut tokens = own();
        let text =
            serde_json::to_string(&tokens.color.light.iter().collect::<std::collections::BTreeMap<_, _>>());
        let paler = text.expect("JSON").replace("\"text-muted\":\"#54605D\"", "\"text-muted\":\"#A4B0AD\"");
        tokens.color.light = serde_json::from_str(&paler).expect("colours");
        let found = faults(&tokens);
        assert!(
            found.iter().any(|fault| fault.starts_with("light: text-muted on background = ")),
            "{found:?}"
        );
        assert!(found.iter().all(|fault| !fault.starts_with("dark:")), "{found:?}");
    }

    #[test]
    fn a_pair_that_nobody_checks_is_a_fault() {
        let mut tokens = own();
        tokens.contrast = serde_json::from_str(r#"{"text": {"text": ["background"]}}"#).expect("pairs");
        assert!(faults(&tokens).contains(&"on-primary on primary is not listed".to_owned()));
    }
}
