// A password: its text lives here and goes down with one intent, never as a draft.

/** @import {Rule, RuleState, SecretField, SecretFieldComponent, Strength, Verdict} from "../vocabulary.js" */
/** @import {FieldView, Make, ScreenContext, View} from "../shell.js" */

import { assertNever, h, icon, keepFocusOnPress, setAttribute, setIcon, setText, show, spokenText } from "../dom.js";
import { KeyedList, keyed } from "../keyed-list.js";
import { FieldFrame } from "./field-frame.js";
import { sameVerdict, shownWhileTyped } from "./typed-text.js";

const REST_MS = 700;
const SEGMENTS = 4;

/** @type {Make<SecretFieldComponent>} */
export const secretField = (component, context) => new SecretFieldView(component, context);

/**
 * @implements {View<SecretFieldComponent>}
 * @implements {FieldView}
 */
class SecretFieldView {
  /**
   * @param {SecretFieldComponent} component
   * @param {ScreenContext} context
   */
  constructor(component, context) {
    this.context = context;
    this.field = component.field;
    this.id = component.field.id;
    this.visit = -1;
    /** @type {Verdict} */
    this.shown = { verdict: "none" };
    /** A wrong text is being mended: while that goes on nothing is scolded, and once it is right that is seen at once. */
    this.mending = false;
    /** The language of what is shown. */
    this.language = context.screen().language;
    /** @type {string | null} */
    this.hint = null;
    /** @type {string | null} What the verdict of the last submit was on, while that still counts. */
    this.judged = null;
    /** @type {string[]} */
    this.metBefore = [];
    /** @type {number | undefined} */
    this.restTimer = undefined;

    this.control = h("input", {
      type: "password",
      name: this.id,
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    });
    this.frame = new FieldFrame(this.control);
    this.element = this.frame.element;
    this.eyeIcon = icon("eye");
    this.eye = h("button", { type: "button", class: "icon-button", "aria-pressed": "false" }, this.eyeIcon);
    this.frame.box.append(this.eye);
    // For a password manager alone: it keeps a password with the name before it.
    this.username = h("input", { type: "text", autocomplete: "username", hidden: true, readonly: true, tabindex: "-1" });
    keepFocusOnPress(this.eye);
    this.eye.addEventListener("click", () => this.reveal(this.control.type === "password"));

    this.segments = Array.from({ length: SEGMENTS }, () => h("span"));
    this.meter = h("div", { class: "strength", role: "meter", "aria-valuemin": 0, "aria-valuemax": SEGMENTS }, ...this.segments);
    this.word = h("b");
    this.meaning = h("span", { class: "muted" });
    this.strength = h("div", { class: "strength-block" }, this.meter, h("p", { class: "body-s" }, this.word, " ", this.meaning));
    this.ruleItems = h("ul", { class: "rules card", role: "list" });
    /** @type {KeyedList<Rule>} */
    this.rules = new KeyedList(this.ruleItems, ruleItem);
    this.suggestWords = h("span", { class: "words" });
    this.suggest = h("button", { type: "button", class: "link" }, icon("wand", "m"), this.suggestWords);
    keepFocusOnPress(this.suggest);
    this.suggest.addEventListener("click", () => void this.suggestPassword());
    this.element.append(this.strength, this.ruleItems, this.suggest);

    this.control.addEventListener("input", () => void this.typed());
    this.control.addEventListener("blur", () => void this.left());
    this.control.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      context.enter(this.id);
    });
    this.hideInBackground = () => {
      if (document.visibilityState === "hidden") this.reveal(false);
    };
    document.addEventListener("visibilitychange", this.hideInBackground);
    context.fields.set(this.id, this);
    this.drawStrength(null);
    this.rules.update(keyed(this.field.rules, () => "rule"));
    this.update(component);
  }

  /** @param {SecretFieldComponent} data */
  update(data) {
    const before = this.field;
    const { visit, language } = this.context.screen();
    this.field = data.field;
    setAttribute(this.control, "autocomplete", this.field.autofill);
    setAttribute(this.control, "aria-required", this.field.required ? "true" : null);
    this.username.value = this.field.username ?? "";
    if (this.field.username === null) this.username.remove();
    else this.frame.box.before(this.username);
    setText(this.suggestWords, this.field.suggest_label ?? "");
    show(this.suggest, this.field.suggest_label !== null);
    const isNew = visit !== this.visit || !sameVerdict(before.verdict, this.field.verdict);
    // In another language the core says the same of the text of before, which may stand here no longer.
    const isOther = language !== this.language && visit === this.visit && this.control.value !== this.judged;
    this.language = language;
    if (isOther) {
      void this.judgeAnew();
    } else if (isNew) {
      this.shown = this.field.verdict;
      this.judged = this.control.value;
    }
    // The rules of the data are those of an empty field; with a text in it the answers to `check` are fresher.
    if (this.control.value === "") this.rules.update(keyed(this.field.rules, () => "rule"));
    else if (isNew || !sameRules(before.rules, this.field.rules)) void this.ask();
    this.visit = visit;
    this.reveal(this.control.type === "text");
    show(this.ruleItems, this.field.rules.length > 0);
    this.draw();
  }

  /** The words of what is shown are of another language now. */
  async judgeAnew() {
    const check = await this.ask();
    if (check === null) return;
    if (this.shown.verdict !== "none") this.shown = check.verdict;
    this.draw();
  }

  draw() {
    this.frame.draw(this.field.label, this.hint ?? this.field.hint, this.shown);
  }

  /** @param {boolean} shown */
  reveal(shown) {
    const start = this.control.selectionStart;
    const end = this.control.selectionEnd;
    const focused = document.activeElement === this.control;
    const type = shown ? "text" : "password";
    if (this.control.type !== type) {
      this.control.type = type;
      if (focused && start !== null && end !== null) this.control.setSelectionRange(start, end);
    }
    setAttribute(this.eye, "aria-pressed", shown ? "true" : "false");
    setAttribute(this.eye, "aria-label", shown ? this.field.hide_label : this.field.show_label);
    setIcon(this.eyeIcon, shown ? "eye-off" : "eye");
    this.frame.drawWhole(this.control.type === "text");
  }

  other() {
    return this.field.repeats === null ? null : (this.context.fields.get(this.field.repeats)?.text() ?? null);
  }

  async typed() {
    this.frame.drawWhole(this.control.type === "text");
    window.clearTimeout(this.restTimer);
    for (const field of this.context.fields.values()) field.otherChanged?.(this.id);
    const check = await this.ask();
    if (check === null) return;
    this.mending ||= this.shown.verdict === "wrong";
    this.shown = shownWhileTyped(check.verdict, this.mending);
    this.draw();
    const news = check.rules.filter((rule) => rule.state === "met" && !this.metBefore.includes(rule.text));
    this.metBefore = check.rules.filter((rule) => rule.state === "met").map((rule) => rule.text);
    const words = news.map((rule) => rule.spoken);
    if (check.strength !== null) words.push(check.strength.word);
    if (this.shown.verdict === "wrong") words.push(this.shown.spoken);
    else if (check.hint !== null) words.push(check.hint);
    this.restTimer = window.setTimeout(() => this.context.sayPolitely(words.join(" "), this.id), REST_MS);
  }

  /** Asks about the text as it stands and draws rules and strength. */
  async ask() {
    const text = this.control.value;
    const caret = this.control.selectionStart ?? text.length;
    const check = await this.context.check(this.id, text, caret, this.other());
    if (check === null || this.control.value !== text) return null;
    if (check.rules.length > 0) this.rules.update(keyed(check.rules, () => "rule"));
    this.drawStrength(text === "" ? null : check.strength);
    this.hint = check.hint;
    return check;
  }

  async left() {
    if (this.control.value === "" && this.shown.verdict !== "wrong") return;
    const check = await this.ask();
    if (check === null) return;
    this.mending = false;
    // What the portal refused stays refused until the text is another one.
    const isRefused = this.field.verdict.verdict === "wrong" && this.control.value === this.judged;
    if (!isRefused) this.shown = check.verdict;
    this.draw();
    this.context.fieldDone(this.id);
  }

  /** @param {Strength | null} strength */
  drawStrength(strength) {
    show(this.strength, this.field.strength_label !== null && strength !== null);
    if (strength === null) return;
    setAttribute(this.meter, "aria-label", this.field.strength_label);
    setAttribute(this.meter, "aria-valuenow", strength.segments);
    setAttribute(this.meter, "aria-valuetext", `${strength.word} ${strength.text}`);
    setAttribute(this.meter, "data-segments", strength.segments);
    this.segments.forEach((segment, index) => setAttribute(segment, "class", index < strength.segments ? "on" : null));
    setText(this.word, strength.word);
    setText(this.meaning, strength.text);
  }

  async suggestPassword() {
    const password = await this.context.suggestPassword(this.id);
    if (password === null) return;
    this.fill(password);
    for (const field of this.context.fields.values()) {
      if (field instanceof SecretFieldView && field.field.repeats === this.id) field.fill(password);
    }
  }

  text() {
    return this.control.value;
  }

  async settle() {}

  focus() {
    this.control.focus();
    // A known password that was refused is typed again from its beginning; a new one may need a letter only.
    if (this.field.autofill === "current-password" && this.shown.verdict === "wrong") this.control.select();
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.control.readOnly = locked;
    if (locked) this.reveal(false);
  }

  /** @param {boolean} permitted */
  permit(permitted) {
    this.control.disabled = !permitted;
  }

  /** @param {string} text */
  fill(text) {
    this.control.value = text;
    this.reveal(true);
    void this.typed().then(() => this.left());
  }

  takesCode() {
    return false;
  }

  isMissing() {
    return this.field.required && this.control.value === "";
  }

  complaint() {
    window.clearTimeout(this.restTimer);
    return this.shown.verdict === "wrong" ? this.shown.spoken : null;
  }

  /** @param {string} field */
  otherChanged(field) {
    if (field !== this.field.repeats || this.control.value === "") return;
    this.judged = null;
    void this.left();
  }

  dispose() {
    window.clearTimeout(this.restTimer);
    this.frame.dispose();
    document.removeEventListener("visibilitychange", this.hideInBackground);
    this.control.value = "";
    this.rules.dispose();
    if (this.context.fields.get(this.id) === this) this.context.fields.delete(this.id);
  }
}

/**
 * @param {RuleState} state
 * @returns {string}
 */
function ruleIcon(state) {
  switch (state) {
    case "met":
      return "ok";
    case "not_yet":
      return "ring";
    case "broken":
      return "close";
    case "portal_checks":
      return "shield";
    default:
      return assertNever(state);
  }
}

/**
 * @param {Rule} rule
 * @returns {View<Rule>}
 */
function ruleItem(rule) {
  const mark = icon("ring", "m");
  const words = spokenText();
  const element = h("li", {}, mark, h("span", {}, ...words.nodes));
  /** @param {Rule} data */
  const update = (data) => {
    setAttribute(element, "data-state", data.state);
    setIcon(mark, ruleIcon(data.state), "m");
    words.set(data.text, data.spoken);
  };
  update(rule);
  return { element, update };
}

/**
 * @param {SecretField["rules"]} one
 * @param {SecretField["rules"]} other
 */
function sameRules(one, other) {
  return one.length === other.length && one.every((rule, index) => rule.text === other[index]?.text);
}
