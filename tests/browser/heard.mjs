// What a reader comes by on a screen, line for line and in this order, as the core's data promise it.

/** @import {Action, Component, FieldCheck, Screen, Tone, Update, Verdict} from "../../desk/web/phone/vocabulary.js" */
/** @import {DeskPage} from "./browser.mjs" */
/** @import {Sample} from "./samples.mjs" */

/** One line: what it is, null where that doesn't matter, and words that it must hold. @typedef {{ role: string | null, words: string[] }} Line */

/**
 * Promised lines that the phone lacks, icons that it doesn't draw, and work under way that can't be seen.
 *
 * @param {DeskPage} desk
 * @param {Sample} sample
 * @returns {Promise<string[]>}
 */
export async function lacking(desk, sample) {
  const lines = (await desk.phone.ariaSnapshot()).split("\n").map(plain);
  let at = 0;
  for (const { role, words } of linesOf(sample)) {
    const found = lines.findIndex(
      (line, index) => index >= at && (role === null || line.startsWith(role)) && words.every((word) => line.includes(plain(word))),
    );
    if (found < 0) return [`${role ?? "text"} «${words.join(" ")}» behind «${lines[at - 1]}» of\n${lines.join("\n")}`];
    at = found + 1;
  }
  const moving = desk.phone.locator(".screen :is(.spinner, .busy-bar[data-busy]):visible");
  if (sample.update.top.busy !== null && (await moving.count()) === 0) return ["a sign that something is under way"];
  const drawn = await iconsDrawn(desk);
  const missing = iconsOf(sample.update).filter((icon) => {
    const place = drawn.indexOf(icon);
    if (place >= 0) drawn.splice(place, 1);
    return place < 0;
  });
  return missing.map((icon) => `the icon ${icon}`);
}

/** @param {string} text */
function plain(text) {
  return text.replace(/^\s*- /, "").replace(/["'\\]/g, "").replace(/\s+/g, " ").trim();
}

/**
 * @param {DeskPage} desk
 * @returns {Promise<string[]>} names of the icons that are seen and have a picture
 */
function iconsDrawn(desk) {
  return desk.phone.locator(".i").evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).maskImage !== "none")
      .map((one) => /\bi-([\w-]+)/.exec(one.className)?.[1] ?? ""),
  );
}

/**
 * @param {Update} update
 * @returns {string[]} the icons that it names, and those that stand for its tones
 */
function iconsOf(update) {
  /** @type {string[]} */
  const found = [];
  JSON.stringify(update, (_, value) => {
    if (typeof value?.icon === "string" && (update.top.busy?.action ?? null) !== value.id) found.push(value.icon);
    if (typeof value?.tone === "string") found.push(iconOfTone(value));
    return value;
  });
  return found;
}

/** @param {{ type?: string, tone: Tone, strip?: boolean }} toned */
function iconOfTone({ type, tone, strip = false }) {
  if (strip && tone === "warning") return "offline";
  // What is not decided takes its time.
  if (type === "status_card" && (tone === "info" || tone === "warning")) return "clock";
  return { info: "info", success: "ok", warning: "alert", danger: "no" }[tone];
}

/**
 * @param {Sample} sample
 * @returns {Line[]}
 */
function linesOf(sample) {
  const { top, overlay } = sample.update;
  const button = (/** @type {Action} */ action) => buttonOf(action, top);
  const bar = [...(top.back === null ? [] : [top.back]), ...top.bar_actions].map(button);
  const isStrip = (/** @type {Component} */ one) => one.type === "banner" && one.strip;
  const components = [...top.components.filter(isStrip), ...top.components.filter((one) => !isStrip(one))];
  const body = components.flatMap((one) => linesOfComponent(one, sample));
  const foot = top.actions.map(button);
  return [
    ...(top.notice === null ? [] : [line("status"), ...text(top.notice.text), line("button", top.notice.close_label)]),
    ...bar.slice(0, top.back === null ? 0 : 1),
    ...(top.steps === null ? [] : [line("progressbar", top.steps.spoken, top.steps.text)]),
    ...bar.slice(top.back === null ? 0 : 1),
    // Below a hero the actions come first.
    ...(components[0]?.type === "hero" ? [...body.slice(0, 2), ...foot, ...body.slice(2)] : [...body, ...foot]),
    ...(overlay === null ? [] : linesOfOverlay(overlay, sample)),
  ];
}

/**
 * @param {NonNullable<Update["overlay"]>} overlay
 * @param {Sample} sample
 * @returns {Line[]}
 */
function linesOfOverlay(overlay, sample) {
  if (overlay.type === "sheet") {
    const content = overlay.components.flatMap((one) => linesOfComponent(one, sample));
    return [line("dialog", overlay.title), line("button", overlay.close.label), ...content];
  }
  const answers = overlay.actions.map((action) => buttonOf(action, sample.update.top));
  return [line("alertdialog", overlay.title), ...text(overlay.spoken ?? overlay.text), ...answers];
}

/**
 * @param {Component} component
 * @param {Sample} sample
 * @returns {Line[]}
 */
function linesOfComponent(component, sample) {
  const button = (/** @type {Action | null} */ action) => (action === null ? [] : [buttonOf(action, sample.update.top)]);
  switch (component.type) {
    case "hero":
      return [line("heading", component.title, "[level=1]"), ...text(component.text)];
    case "heading":
      return [line("heading", component.text, `[level=${component.level}]`)];
    case "paragraph":
      return [...text(component.spoken ?? component.text), ...button(component.link)];
    case "banner": {
      const isUrgent = !component.strip && (component.tone === "warning" || component.tone === "danger");
      return [line(isUrgent ? "alert" : "status"), line("strong", component.title), ...text(component.text), ...button(component.action)];
    }
    case "text_field":
    case "date_field":
    case "secret_field":
    case "code_field":
      return linesOfField(component, sample);
    case "check_box": {
      const { label, checked, link, verdict } = component.field;
      const marks = [...(checked ? ["[checked]"] : []), ...(verdict.verdict === "wrong" ? ["[invalid]"] : [])];
      // The link stands below what is wrong.
      return [line("checkbox", label, ...marks), ...complaintOr(null, verdict), ...button(link)];
    }
    case "list_row":
      return [line(component.action === null ? "listitem" : "button", component.spoken)];
    case "status_card":
      return [...text(component.title), ...text(component.status), ...text(component.text)];
    case "level_card":
      return text(component.spoken);
    case "review":
      return [
        ...component.rows.flatMap(({ name, spoken }) => [line("term", name), line("definition", spoken)]),
        ...button(component.action),
      ];
    case "progress":
      return [line("status", component.text)];
    case "group": {
      const title = component.title === null ? [] : [line("region", component.title), line("heading", component.title)];
      return [...title, ...component.components.flatMap((one) => linesOfComponent(one, sample))];
    }
    case "empty_state":
      return [
        ...(component.title === sample.update.top.title ? [line("heading", component.title, "[level=1]")] : text(component.title)),
        ...text(component.text),
      ];
    default:
      throw new TypeError(`not in the vocabulary: ${JSON.stringify(/** @type {never} */ (component))}`);
  }
}

/**
 * @param {Extract<Component, { type: "text_field" | "date_field" | "secret_field" | "code_field" }>} component
 * @param {Sample} sample
 * @returns {Line[]}
 */
function linesOfField({ type, field }, sample) {
  const { top } = sample.update;
  const typed = sample.typed.find((one) => one.field === field.id);
  const check = typed?.check ?? null;
  const isShown = typed?.left === true || (check?.verdict.verdict === "wrong" && check.verdict.hopeless);
  const verdict = check !== null && isShown && type !== "code_field" ? check.verdict : field.verdict;
  const value = check?.repaired?.text ?? check?.text ?? ("value" in field ? field.value : "");
  const isOff = ("enabled" in field && !field.enabled && top.busy === null) || isSwitchedOff(top, field.id);
  const marks = [value, ...(isOff ? ["[disabled]"] : []), ...(verdict.verdict === "wrong" ? ["[invalid]"] : [])];
  const box = line("textbox", field.label, ...marks);
  switch (type) {
    case "text_field":
      return [box, ...complaintOr(field.hint, verdict), ...afterTyping(check)];
    case "date_field":
      return [box, line("button", field.calendar_label), ...complaintOr(field.hint, verdict), ...afterTyping(check)];
    case "secret_field": {
      const { strength = null, rules = field.rules } = check ?? {};
      const power = strength === null ? [] : [line("meter", field.strength_label ?? ""), line("paragraph", strength.word, strength.text)];
      const suggestion = field.suggest_label === null ? [] : [line("button", field.suggest_label)];
      const known = rules.length > 0 ? rules : field.rules;
      return [
        box, line("button", field.show_label), ...complaintOr(check?.hint ?? field.hint, verdict), ...power,
        ...known.map(({ spoken }) => line("listitem", spoken)), ...suggestion,
      ];
    }
    case "code_field":
      return [box, ...complaintOr(null, verdict), ...(field.life === null ? [] : [line("paragraph", ...field.life.text.split("{time}"))])];
  }
}

/**
 * Whether a ticked box decided that it is not to be filled in.
 *
 * @param {Screen} screen
 * @param {string} field
 */
function isSwitchedOff(screen, field) {
  return screen.components.some((one) => one.type === "check_box" && one.field.checked && one.field.disables === field);
}

/**
 * What stands below a field.
 *
 * @param {string | null} hint
 * @param {Verdict} verdict
 * @returns {Line[]}
 */
function complaintOr(hint, verdict) {
  if (verdict.verdict === "wrong") return [line("paragraph", verdict.reason)];
  return hint === null ? [] : [line("paragraph", hint)];
}

/**
 * @param {FieldCheck | null} check
 * @returns {Line[]}
 */
function afterTyping(check) {
  const { repaired = null, offers = null } = check ?? {};
  return [
    ...(repaired === null ? [] : [...text(repaired.note), line("button", repaired.undo_label)]),
    ...(offers === null ? [] : [line("group", offers.title), ...offers.choices.map(({ spoken }) => line("button", spoken))]),
  ];
}

/**
 * @param {Action} action
 * @param {Screen} screen
 */
function buttonOf(action, screen) {
  if (screen.busy?.action === action.id) return line("button", screen.busy.text);
  if (action.countdown !== null) return line("button", ...action.countdown.text.split("{time}"), "[disabled]");
  return line("button", action.spoken ?? action.label);
}

/**
 * @param {string} role
 * @param {...string} words
 * @returns {Line}
 */
function line(role, ...words) {
  return { role, words };
}

/**
 * @param {string} words
 * @returns {Line[]} none where nothing is to be said
 */
function text(words) {
  return words === "" ? [] : [{ role: null, words: [words] }];
}
