// What every field has around its control: the name above, the box, the verdict or hint below.

/** @import {Verdict} from "../vocabulary.js" */

import { h, icon, numbersWhole, setAttribute, setExactText, setText, show, uniqueId } from "../dom.js";

export class FieldFrame {
  /** @param {HTMLInputElement} control */
  constructor(control) {
    this.control = control;
    control.id = uniqueId("field");
    this.label = h("label", { class: "legend", for: control.id });
    this.tick = icon("ok");
    this.tick.classList.add("tick");
    this.box = h("div", { class: "input" }, control, this.tick);
    this.mark = icon("no", "m");
    this.words = h("span");
    this.hint = h("p", { class: "hint", id: uniqueId("hint"), tabindex: "-1" }, this.mark, this.words);
    // A shown text that is longer than its box stands whole below it.
    this.whole = h("p", { class: "whole-text", "aria-hidden": "true", hidden: true });
    this.mayShowWhole = false;
    this.boxSize = new ResizeObserver(() => this.drawWhole(this.mayShowWhole));
    this.boxSize.observe(control);
    this.element = h("div", { class: "field" }, this.label, this.box, this.whole, this.hint);
    this.element.addEventListener("mousedown", (event) => {
      // The whole box belongs to the control, as it does on a phone.
      if (event.target === this.box) {
        event.preventDefault();
        control.focus();
      }
    });
  }

  /**
   * @param {string} label
   * @param {string | null} hint what stands below while there is nothing wrong
   * @param {Verdict} verdict
   */
  draw(label, hint, verdict) {
    const wrong = verdict.verdict === "wrong";
    setText(this.label, label);
    setAttribute(this.box, "data-verdict", verdict.verdict);
    show(this.tick, verdict.verdict === "good");
    show(this.mark, wrong);
    setText(this.words, wrong ? verdict.reason : (hint ?? ""));
    setAttribute(this.hint, "class", wrong ? "hint bad" : "hint");
    const empty = !wrong && hint === null;
    show(this.hint, !empty);
    setAttribute(this.control, "aria-describedby", empty ? null : this.hint.id);
    setAttribute(this.control, "aria-invalid", wrong ? "true" : null);
  }

  /** @param {boolean} may whether the text is for everybody's eyes */
  drawWhole(may) {
    this.mayShowWhole = may;
    const longer = may && this.control.scrollWidth > this.control.clientWidth;
    show(this.whole, longer);
    setExactText(this.whole, longer ? numbersWhole(this.control.value) : "");
  }

  dispose() {
    this.boxSize.disconnect();
  }
}
