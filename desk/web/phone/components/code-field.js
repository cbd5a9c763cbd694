// A one-time code: one real input under drawn cells. The last digit sends it.

/** @import {CodeFieldComponent} from "../vocabulary.js" */
/** @import {FieldView, Make, ScreenContext, View} from "../shell.js" */

import { RunningCountdown, drawTime } from "../countdown.js";
import { h, icon, setAttribute, setExactText, setText, show, svg, uniqueId } from "../dom.js";
import { sameVerdict } from "./typed-text.js";

const RING_RADIUS = 9;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

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
    /** The digits shown were refused; the next key begins anew. */
    this.refused = false;
    this.locked = false;
    this.permitted = true;

    this.control = h("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "one-time-code",
      spellcheck: "false",
      id: uniqueId("field"),
    });
    this.cells = h("span", { class: "cells", "aria-hidden": "true" });
    this.code = h("div", { class: "code" }, this.cells, this.control);
    this.bar = h("div", { class: "busy-bar", "aria-hidden": "true" });
    this.reason = h("span");
    this.hint = h("p", { class: "hint bad", id: uniqueId("hint") }, icon("no", "m"), this.reason);
    this.ring = svg("circle", { cx: 11, cy: 11, r: RING_RADIUS });
    this.lifeWords = h("span");
    this.life = h(
      "p",
      { class: "countdown", id: uniqueId("life") },
      svg("svg", { viewBox: "0 0 22 22", "aria-hidden": "true" }, svg("circle", { cx: 11, cy: 11, r: RING_RADIUS }), this.ring),
      this.lifeWords,
    );
    this.element = h("div", { class: "field code-field" }, this.code, this.bar, this.hint, this.life);
    this.countdown = new RunningCountdown(
      (countdown, remaining) => {
        drawTime(this.lifeWords, countdown.text, remaining, "b");
        const part = this.field.life_ms > 0 ? Math.min(1, remaining / this.field.life_ms) : 0;
        setAttribute(this.ring, "stroke-dasharray", `${(part * RING_LENGTH).toFixed(2)} ${RING_LENGTH.toFixed(2)}`);
      },
      (text) => context.sayPolitely(text),
    );

    this.control.addEventListener("beforeinput", () => this.beginAnew());
    this.control.addEventListener("input", () => this.typed());
    for (const event of ["focus", "blur", "select", "keyup"]) this.control.addEventListener(event, () => this.drawCells());
    this.control.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.send();
      }
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
      this.control.value = "";
      this.refused = false;
    } else if (visit !== this.visit || !sameVerdict(before.verdict, this.field.verdict)) {
      this.refused = this.field.verdict.verdict === "wrong" && this.control.value !== "";
    }
    this.visit = visit;
    this.countdown.set(this.field.life);
    show(this.life, this.field.life !== null);
    this.draw();
  }

  draw() {
    const verdict = this.field.verdict;
    const wrong = verdict.verdict === "wrong";
    const working = this.context.shownBusy()?.action === this.field.submit.id;
    setAttribute(this.control, "aria-label", this.field.label);
    setAttribute(this.control, "aria-invalid", this.refused ? "true" : null);
    setAttribute(
      this.control,
      "aria-describedby",
      [wrong ? this.hint.id : "", this.field.life === null ? "" : this.life.id].join(" ").trim() || null,
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
    const length = this.field.length;
    while (this.cells.children.length < length) this.cells.append(h("span"));
    while (this.cells.children.length > length) this.cells.lastElementChild?.remove();
    const text = this.control.value;
    const focused = document.activeElement === this.control && !this.control.readOnly;
    const next = this.refused ? 0 : Math.min(text.length, length - 1);
    [...this.cells.children].forEach((cell, index) => {
      setExactText(cell, text[index] ?? "");
      const classes = ["cell"];
      if (index * 2 === length) classes.push("after-gap");
      if (this.refused) classes.push("wrong");
      if (focused && index === next) classes.push("focus");
      setAttribute(cell, "class", classes.join(" "));
    });
  }

  /** Refused digits go with the first new key. */
  beginAnew() {
    if (!this.refused || this.control.readOnly) return;
    this.refused = false;
    this.control.value = "";
    this.draw();
  }

  typed() {
    const digits = this.control.value.replace(/\D/g, "").slice(0, this.field.length);
    if (digits !== this.control.value) this.control.value = digits;
    this.drawCells();
    if (digits.length === this.field.length) this.send();
  }

  send() {
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
    this.refused = false;
    this.control.value = text;
    this.draw();
    this.typed();
  }

  takesCode() {
    return this.field.enabled && !this.locked && this.context.screen().busy === null;
  }

  complaint() {
    return this.field.verdict.verdict === "wrong" ? this.field.verdict.spoken : null;
  }

  dispose() {
    this.countdown.stop();
    if (this.context.fields.get(this.id) === this) this.context.fields.delete(this.id);
  }
}
