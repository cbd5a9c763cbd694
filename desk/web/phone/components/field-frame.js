// What every field has around its control: the name above, the box, the verdict or hint below.

/** @import {Verdict} from "../vocabulary.js" */

import { h, icon, setAttribute, setText, show, uniqueId } from "../dom.js";

export class FieldFrame {
  /** @param {HTMLInputElement | HTMLTextAreaElement} control */
  constructor(control) {
    this.control = control;
    control.id = uniqueId("field");
    this.label = h("label", { class: "legend", for: control.id });
    this.tick = icon("ok");
    this.tick.classList.add("tick");
    this.box = h("div", { class: "input" }, control, this.tick);
    this.mark = icon("no", "m");
    this.words = h("span");
    this.hint = h("p", { class: "hint", id: uniqueId("hint") }, this.mark, this.words);
    this.element = h("div", { class: "field" }, this.label, this.box, this.hint);
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
}
