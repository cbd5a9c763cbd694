//! The tokens as custom properties. Theme and text size are attributes of any element, so that the drawn phone can
//! have its own.

use std::fmt::Write;

use serde_json::{Number, Value};

use super::model::{Ordered, Tokens, channels};

const HEAD: &str = "/* Written from docs/design/tokens.json by `cargo xtask tokens`; do not edit. */";
/// Shadows are drawn so much stronger on dark surfaces.
const DARK_SHADOW: f64 = 3.0;
const ICON_SIZES: [&str; 5] = ["s", "m", "l", "xl", "hero"];

/// The whole style sheet.
pub fn sheet(tokens: &Tokens) -> String {
    let light = theme(tokens, &tokens.color.light, "light", 1.0);
    let dark = theme(tokens, &tokens.color.dark, "dark", DARK_SHADOW);
    let by_system = rule(":root:not([data-theme])", &dark);
    let reduced = rule(":root", &reduced_motion(tokens));
    let sections = [
        rule(":root,\n[data-theme=\"light\"]", &light),
        rule("[data-theme=\"dark\"]", &dark),
        nest("@media (prefers-color-scheme: dark)", &by_system),
        rule(":root", &shared(tokens)),
        rule(":root,\n[data-text=\"100\"]", &styles(tokens, |at_100, _| at_100)),
        rule("[data-text=\"150\"]", &styles(tokens, halfway)),
        rule("[data-text=\"200\"]", &styles(tokens, |_, at_200| at_200)),
        nest("@media (prefers-reduced-motion: reduce)", &reduced),
    ];
    format!("{HEAD}\n{}\n", sections.join("\n\n"))
}

fn rule(selector: &str, declarations: &[String]) -> String {
    let mut text = format!("{selector} {{\n");
    for declaration in declarations {
        // Writing to a String does not fail.
        let _ = writeln!(text, "  {declaration};");
    }
    text + "}"
}

fn nest(condition: &str, rule: &str) -> String {
    let inside: Vec<_> = rule.lines().map(|line| format!("  {line}")).collect();
    format!("{condition} {{\n{}\n}}", inside.join("\n"))
}

fn theme(tokens: &Tokens, colours: &Ordered<String>, scheme: &str, stronger: f64) -> Vec<String> {
    let shadow = tokens.color.light.get("scrim").and_then(|colour| channels(colour)).unwrap_or_default();
    let [r, g, b] = shadow;
    let mut rows = vec![format!("color-scheme: {scheme}")];
    rows.extend(colours.iter().map(|(role, colour)| format!("--{role}: {colour}")));
    rows.extend(tokens.elevation.iter().filter_map(|(step, elevation)| {
        let opacity = tokens.opacity.get(&elevation.color)? * stronger;
        let (y, blur) = (elevation.y, elevation.blur);
        Some(format!("--elevation-{step}: 0 {y}px {blur}px rgb({r} {g} {b} / {opacity:.2})"))
    }));
    rows
}

fn shared(tokens: &Tokens) -> Vec<String> {
    let mut rows = Vec::new();
    for (property, family) in [("font", "web"), ("mono", "mono")] {
        rows.extend(tokens.type_.family.get(family).map(|stack| format!("--{property}: {stack}")));
    }
    rows.extend(tokens.styles().map(|(name, style, _)| format!("--{name}-tracking: {}em", style.tracking)));
    let pixels = |prefix: &str, name: &str, value: &Number| format!("--{prefix}{name}: {value}px");
    rows.extend(tokens.space.iter().map(|(name, value)| pixels("space-", name, value)));
    let layout = tokens.layout.iter().filter(|(name, _)| *name != "narrow-below");
    rows.extend(layout.map(|(name, value)| pixels("", name, value)));
    rows.extend(tokens.radius.iter().map(|(name, value)| pixels("radius-", name, value)));
    rows.extend(tokens.size.iter().map(|(name, value)| pixels("size-", name, value)));
    let icons = tokens.icon.iter().filter(|(name, _)| ICON_SIZES.contains(name));
    rows.extend(icons.map(|(name, value)| format!("--icon-{name}: {value}px")));
    rows.extend(tokens.opacity.get("scrim").map(|opacity| format!("--scrim-opacity: {opacity}")));
    let durations = tokens.motion.iter().filter(|(_, value)| value.is_number());
    rows.extend(durations.map(|(name, value)| format!("--motion-{name}: {value}ms")));
    let curves = tokens.motion.iter().filter_map(|(name, value)| Some((name, value.as_str()?)));
    rows.extend(curves.map(|(name, value)| format!("--{name}: {value}")));
    rows
}

/// A font size with its line height, in pixels.
type Height = (u32, u32);

fn styles(tokens: &Tokens, pick: fn(Height, Height) -> Height) -> Vec<String> {
    let row = |(name, style, at_200): (&str, &super::model::Style, (u32, u32))| {
        let (size, line) = pick((style.size, style.line), at_200);
        format!("--{name}: {} {size}px/{line}px var(--font)", style.weight)
    };
    tokens.styles().map(row).collect()
}

fn halfway((size, line): Height, (large_size, large_line): Height) -> Height {
    ((size + large_size).div_ceil(2), (line + large_line).div_ceil(2))
}

fn reduced_motion(tokens: &Tokens) -> Vec<String> {
    let Some(Value::Object(reduced)) = tokens.motion.get("reduced") else { return Vec::new() };
    let names = tokens.motion.iter().map(|(name, _)| name);
    names.filter_map(|name| Some(format!("--motion-{name}: {}ms", reduced.get(name)?.as_u64()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::model::tests::own;

    #[test]
    fn every_role_stands_in_both_themes_and_by_the_systems_wish() {
        let text = sheet(&own());
        for (role, _) in own().color.light.iter() {
            assert_eq!(text.matches(&format!("  --{role}: #")).count(), 3, "{role}");
        }
    }

    #[test]
    fn text_at_150_percent_lies_halfway() {
        assert_eq!(halfway((17, 24), (34, 44)), (26, 34));
        assert!(sheet(&own()).contains("[data-text=\"150\"] {\n  --display: 700 40px/46px var(--font);"));
    }

    #[test]
    fn reduced_motion_takes_the_movement_away() {
        let text = sheet(&own());
        let (_, reduced) = text.split_once("@media (prefers-reduced-motion: reduce)").expect("the rule");
        assert!(reduced.contains("    --motion-instant: 0ms;\n    --motion-fast: 0ms;\n"), "{reduced}");
    }

    #[test]
    fn shadows_are_stronger_in_the_dark() {
        let text = sheet(&own());
        assert!(text.contains("--elevation-1: 0 1px 3px rgb(11 21 20 / 0.06);"));
        assert!(text.contains("--elevation-1: 0 1px 3px rgb(11 21 20 / 0.18);"));
        assert!(!text.contains("--elevation-0"));
    }
}
