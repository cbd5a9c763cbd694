// A field of one line that is typed into, with the ghost of what is still to come lying behind the text. What is special
// to its kind is set on its control and frame.

/** @import {FieldView, ScreenContext} from "../shell.js" */
/** @import {TextData} from "./typed-text.js" */

import { h, setAttribute, setExactText, show } from "../dom.js";
import { fit, fitted } from "../fit.js";
import { ghostBehind, signsOf } from "./edits.js";
import { FieldFrame } from "./field-frame.js";
import { TypedText } from "./typed-text.js";

/** @typedef {TextData & { ghost: string | null, required: boolean, enabled?: boolean }} TypedFieldData */

export class TypedField {
  /**
   * @param {HTMLInputElement} control
   * @param {ScreenContext} context
   * @param {TypedFieldData} data
   */
  constructor(control, context, data) {
    this.control = control;
    this.context = context;
    this.data = data;
    /** What a box decided that can switch this field off; it is fresher than the data. @type {boolean | null} */
    this.permitted = null;
    this.frame = new FieldFrame(control);
    // A name or a number has its own places to break; a password has none and is broken anywhere.
    fitted(this.frame.whole);
    this.ghostTyped = h("span", { class: "ghost-typed" });
    this.ghostRest = h("span");
    this.ghost = h("span", { class: "ghost", "aria-hidden": "true" }, this.ghostTyped, this.ghostRest);
    const layers = h("span", { class: "layers" });
    control.before(layers);
    layers.append(this.ghost, control);
    setAttribute(control, "name", data.id);
    const masks = data.ghost === null ? null : signsOf(data.ghost);
    this.typed = new TypedText(this.frame, context, data, () => this.drawText(), masks);
    /** @type {FieldView} */
    this.view = {
      id: data.id,
      control,
      text: () => this.typed.text(),
      settle: () => (control.disabled ? Promise.resolve() : this.typed.finish()),
      focus: () => control.focus(),
      lock: (locked) => (control.readOnly = locked),
      permit: (allowed) => {
        this.permitted = allowed;
        this.drawPermission();
      },
      fill: (text) => {
        this.typed.put(text);
        void this.typed.typed();
      },
      takesCode: () => false,
      isMissing: () => this.data.required && this.typed.text() === "",
      complaint: () => this.typed.complaint(),
      nextFieldDone: () => this.typed.hideStrip(),
    };
    context.fields.set(data.id, this.view);
  }

  /** @param {TypedFieldData} data */
  follow(data) {
    this.data = data;
    this.typed.follow(data);
    this.drawPermission();
    this.drawText();
  }

  drawPermission() {
    const enabled = this.permitted ?? this.data.enabled ?? true;
    this.control.disabled = !enabled;
    setAttribute(this.control, "aria-required", enabled && this.data.required ? "true" : null);
    setAttribute(this.frame.element, "data-off", !enabled);
    this.typed.draw();
  }

  drawText() {
    const text = this.control.value;
    const rest = ghostBehind(this.data.ghost, text);
    setExactText(this.ghostTyped, rest === "" ? "" : text);
    setExactText(this.ghostRest, rest);
    // Half a ghost tells less than none.
    show(this.ghost, true);
    show(this.ghost, this.ghost.scrollWidth <= this.ghost.clientWidth);
    this.frame.drawWhole(true);
    fit(this.frame.whole);
  }

  dispose() {
    this.typed.dispose();
    this.frame.dispose();
    if (this.context.fields.get(this.view.id) === this.view) this.context.fields.delete(this.view.id);
  }
}
