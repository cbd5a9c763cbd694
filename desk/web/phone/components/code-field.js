// A one-time code: one real input under drawn cells. The last digit sends it.

/** @import {CodeFieldComponent, Verdict} from "../vocabulary.js" */
/** @import {FieldView, Make, ScreenContext, View} from "../shell.js" */
/** @import {Edited} from "./edits.js" */

import { RunningCountdown, drawTime } from "../countdown.js";
import { h, icon, setAttribute, setExactText, setText, show, svg, uniqueId } from "../dom.js";
import { insertedInto, withDigits } from "./edits.js";
import { TextHistory, historyKey } from "./text-history.js";
import { sameVerdict } from "./typed-text.js";

const RING_RADIUS = 9;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;
/** @type {Edited} */
const EMPTY = { text: "", start: 0, end: 0 };

/** @type {Make<CodeFieldComponent>} */
export const codeField = (component, context) => new CodeFieldView(component, context);

/**
 * @implements {View<CodeFieldComponent>}
 * @implements {FieldView}
 */
class CodeFieldView {
  /**
   * @param {CodeFieldComponent} component
   * @param {ScreenContext} context
   */
  constructor(component, context) {
    this.context = context;
    this.field = component.field;
    this.id = component.field.id;
    this.visit = -1;
    /** @type {number | null} */
    this.valueRev = null;
    /** The digits shown were refused; one more behind them begins anew. */
    this.refused = false;
    /** What the next key finds. */
    this.before = EMPTY;
    this.history = new TextHistory(EMPTY);
    /** What is wrong with what was put in as a whole, until the next key. @type {Extract<Verdict, { verdict: "wrong" }> | null} */
    this.misread = null;
    /** An input method is at work, and the text is its. */
    this.composing = false;
    this.locked = false;
    this.permitted = true;

    this.control = h("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "one-time-code",
      spellcheck: "false",
      "aria-required": "true",
      name: this.id,
      id: uniqueId("field"),
    });
    this.progress = h("span", { id: uniqueId("progress"), hidden: true });
    this.cells = h("span", { class: "cells", "aria-hidden": "true" });
    this.code = h("div", { class: "code" }, this.cells, this.control);
    this.bar = h("div", { class: "busy-bar", "aria-hidden": "true" });
    this.reason = h("span");
    this.hint = h("p", { class: "hint bad", id: uniqueId("hint"), tabindex: "-1" }, icon("no", "m"), this.reason);
    this.ring = svg("circle", { cx: 11, cy: 11, r: RING_RADIUS });
    this.lifeWords = h("span");
    this.life = h(
      "p",
      { class: "countdown", id: uniqueId("life") },
      svg("svg", { viewBox: "0 0 22 22", "aria-hidden": "true" }, svg("circle", { cx: 11, cy: 11, r: RING_RADIUS }), this.ring),
      this.lifeWords,
    );
    this.element = h("div", { class: "field code-field" }, this.code, this.progress, this.bar, this.hint, this.life);
    this.countdown = new RunningCountdown(
      (countdown, remaining) => {
        drawTime(this.lifeWords, countdown.text, remaining, "b");
        const part = this.field.life_ms > 0 ? Math.min(1, remaining / this.field.life_ms) : 0;
        setAttribute(this.ring, "stroke-dasharray", `${(part * RING_LENGTH).toFixed(2)} ${RING_LENGTH.toFixed(2)}`);
      },
      (text) => context.sayPolitely(text),
    );

    this.control.addEventListener("beforeinput", (event) => {
      if (!this.composing) this.before = this.state();
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      event.preventDefault();
      this.goThroughHistory(event.inputType === "historyUndo" ? "undo" : "redo");
    });
    this.control.addEventListener("compositionstart", () => {
      this.before = this.state();
      this.composing = true;
    });
    this.control.addEventListener("compositionend", () => {
      this.composing = false;
      this.typed("insertCompositionText");
    });
    this.control.addEventListener("input", (event) => {
      if (this.composing) this.drawCells();
      else this.typed(event instanceof InputEvent ? event.inputType : "");
    });
    for (const event of ["focus", "blur"]) this.control.addEventListener(event, () => this.drawCells());
    this.followCaret = () => {
      if (document.activeElement === this.control) this.drawCells();
    };
    document.addEventListener("selectionchange", this.followCaret);
    this.control.addEventListener("click", (event) => this.aimAt(event));
    this.control.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const way = historyKey(event);
      if (way === null && event.key !== "Enter") return;
      event.preventDefault();
      if (way !== null) this.goThroughHistory(way);
      else context.enter(this.id);
    });
    context.fields.set(this.id, this);
    this.update(component);
  }

  /** @param {CodeFieldComponent} data */
  update(data) {
    const before = this.field;
    const visit = this.context.screen().visit;
    this.field = data.field;
    if (this.field.value_rev !== this.valueRev) {
      this.valueRev = this.field.value_rev;
      this.misread = null;
      this.control.value = "";
      this.history.reset(EMPTY);
      this.refused = false;
    } else if (visit !== this.visit || !sameVerdict(before.verdict, this.field.verdict)) {
      this.refused = this.field.verdict.verdict === "wrong" && this.control.value !== "";
    }
    this.visit = visit;
    this.countdown.set(this.field.life, this.context.screen().busy !== null);
    show(this.life, this.field.life !== null);
    this.draw();
  }

  draw() {
    const verdict = this.misread ?? this.field.verdict;
    const wrong = verdict.verdict === "wrong";
    const working = this.context.shownBusy()?.action === this.field.submit.id;
    setAttribute(this.control, "aria-label", this.field.label);
    setAttribute(this.control, "aria-invalid", this.refused ? "true" : null);
    setAttribute(
      this.control,
      "aria-describedby",
      [wrong ? this.hint.id : "", this.progress.id, this.field.life === null ? "" : this.life.id].join(" ").trim() || null,
    );
    const atRest = !working && this.context.screen().busy === null;
    this.control.disabled = !this.permitted || (!this.field.enabled && atRest);
    this.control.readOnly = this.locked || !this.field.enabled;
    setText(this.reason, verdict.verdict === "wrong" ? verdict.reason : "");
    show(this.hint, wrong);
    setAttribute(this.bar, "data-busy", working);
    setAttribute(this.code, "data-off", this.control.disabled);
    this.drawCells();
  }

  drawCells() {
    const { length, entered } = this.field;
    while (this.cells.children.length < length) this.cells.append(h("span"));
    while (this.cells.children.length > length) this.cells.lastElementChild?.remove();
    const { text, start, end } = this.state();
    const focused = document.activeElement === this.control && !this.control.readOnly;
    const caretAt = focused && start === end ? Math.min(start, length - 1) : null;
    [...this.cells.children].forEach((cell, index) => {
      setExactText(cell, text[index] ?? "");
      const classes = ["cell"];
      if (index * 2 === length) classes.push("after-gap");
      if (this.refused) classes.push("wrong");
      if (index === caretAt) classes.push("focus");
      if (focused && index >= start && index < end) classes.push("selected");
      setAttribute(cell, "class", classes.join(" "));
      setAttribute(cell, "data-caret", index !== caretAt ? null : start > index ? "behind" : "before");
    });
    // For the ear digit by digit: no number of thousands.
    const digits = text === "" ? "" : `: ${[...text].join(" ")}`;
    setExactText(this.progress, `${entered[Math.min(text.length, length)] ?? ""}${digits}`);
  }

  /** @returns {Edited} */
  state() {
    const { value, selectionStart, selectionEnd } = this.control;
    return { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
  }

  /** @param {Edited} state */
  put({ text, start, end }) {
    if (this.control.value !== text) this.control.value = text;
    if (document.activeElement === this.control) this.control.setSelectionRange(start, end);
    this.before = this.state();
  }

  /**
   * A key, a paste or the system's autofill changed the text.
   *
   * @param {string} inputType of the browser's event
   */
  typed(inputType) {
    const { before } = this;
    const found = this.state();
    this.misread = null;
    const inserted = inputType.startsWith("delete") ? "" : (insertedInto(before, found.text) ?? found.text);
    if ([...inserted].length > 1) {
      this.put(before);
      void this.read(inserted, found.text);
    } else {
      this.take(inputType.startsWith("delete") ? found : this.withInserted(found.text));
    }
  }

  /**
   * A text that came at once, pasted or filled in by the system, may hold more than a code: the core reads it. What is not
   * one code for certain is never sent by itself.
   *
   * @param {string} inserted
   * @param {string} found the whole text with it
   */
  async read(inserted, found) {
    const check = await this.context.check(this.id, inserted, inserted.length, null);
    if (check === null) return;
    const { verdict, text } = check;
    if (verdict.verdict === "good") this.take({ text, start: text.length, end: text.length });
    else if (verdict.verdict === "wrong") this.refuse(verdict);
    else this.take(this.withInserted(found));
  }

  /** @param {Extract<Verdict, { verdict: "wrong" }>} misread */
  refuse(misread) {
    this.misread = misread;
    this.draw();
    this.context.sayPolitely(misread.spoken);
  }

  /** @param {Edited} now */
  take(now) {
    const { before } = this;
    if (this.history.now().text === before.text) this.history.amend(before);
    this.put(now);
    if (now === before) return this.drawCells();
    this.history.push(now);
    this.refused = false;
    this.draw();
    if (now.text.length === this.field.length) this.submit();
  }

  /**
   * @param {string} text as the browser would have it
   * @returns {Edited} what the code is now; what it was before, where nothing of it belongs there
   */
  withInserted(text) {
    const { length } = this.field;
    const inserted = insertedInto(this.before, text);
    if (inserted === null) return withDigits(EMPTY, text, length);
    const beginsAnew = this.refused && this.before.start === this.before.text.length;
    const base = beginsAnew ? EMPTY : this.before;
    const now = withDigits(base, inserted, length);
    return now === base ? this.before : now;
  }

  /** @param {"undo" | "redo"} way */
  goThroughHistory(way) {
    const state = this.control.readOnly ? null : this.history[way]();
    if (state === null) return;
    this.put(state);
    this.refused = false;
    this.draw();
  }

  /**
   * Puts the caret where a finger pointed: the digits lie elsewhere than the cells that show them.
   *
   * @param {MouseEvent} event
   */
  aimAt(event) {
    const { text, start, end } = this.state();
    if (event.detail !== 1 || event.shiftKey || start !== end) return;
    const middle = (/** @type {Element} */ cell) => {
      const { left, width } = cell.getBoundingClientRect();
      return left + width / 2;
    };
    const at = Math.min(text.length, [...this.cells.children].filter((cell) => middle(cell) < event.clientX).length);
    this.control.setSelectionRange(at, at);
  }

  submit() {
    this.context.perform(this.field.submit);
  }

  text() {
    return this.control.value;
  }

  async settle() {}

  focus() {
    this.control.focus();
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.locked = locked;
    this.draw();
  }

  /** @param {boolean} permitted */
  permit(permitted) {
    this.permitted = permitted;
    this.draw();
  }

  /** @param {string} text */
  fill(text) {
    if (!this.takesCode()) return;
    this.before = EMPTY;
    this.control.value = text;
    this.typed("insertReplacementText");
  }

  takesCode() {
    return this.field.enabled && !this.locked && this.context.screen().busy === null;
  }

  isMissing() {
    return this.control.value === "";
  }

  complaint() {
    const verdict = this.misread ?? this.field.verdict;
    return verdict.verdict === "wrong" ? verdict.spoken : null;
  }

  dispose() {
    this.countdown.stop();
    document.removeEventListener("selectionchange", this.followCaret);
    if (this.context.fields.get(this.id) === this) this.context.fields.delete(this.id);
  }
}
