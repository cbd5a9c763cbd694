// A field of one line that is typed into, with the ghost of what is still to come lying under the text, letter over
// letter. What is special to its kind is set on its control and frame.

/** @import {FieldView, ScreenContext} from "../shell.js" */
/** @import {TextData} from "./typed-text.js" */

import { h, setAttribute, setExactText } from "../dom.js";
import { FieldFrame } from "./field-frame.js";
import { TypedText } from "./typed-text.js";

/** @typedef {TextData & { ghost: string | null, enabled?: boolean }} TypedFieldData */

export class TypedField {
  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {ScreenContext} context
   * @param {TypedFieldData} data
   * @param {boolean} [isNumber] it is read in groups that must not be torn apart
   */
  constructor(control, context, data, isNumber = false) {
    this.control = control;
    this.context = context;
    this.data = data;
    /** What a box decided that can switch this field off; it is fresher than the data. @type {boolean | null} */
    this.permitted = null;
    this.frame = new FieldFrame(control);
    this.ghostTyped = h("span", { class: "ghost-typed" });
    this.ghostRest = h("span");
    const ghost = h("span", { class: "ghost", "aria-hidden": "true" }, this.ghostTyped, this.ghostRest);
    // The ghost gives the box its height.
    const sizer = h("span", { class: "sizer" });
    control.before(sizer);
    sizer.append(ghost, control);
    this.typed = new TypedText(this.frame, context, data, () => this.drawGhost(), isNumber);
    /** @type {FieldView} */
    this.view = {
      id: data.id,
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
      complaint: () => this.typed.complaint(),
      nextFieldDone: () => this.typed.hideStrip(),
    };
    context.fields.set(data.id, this.view);
  }

  /** @param {TypedFieldData} data */
  follow(data) {
    this.data = data;
    this.drawPermission();
    this.typed.follow(data);
    this.drawGhost();
  }

  drawPermission() {
    const enabled = this.permitted ?? this.data.enabled ?? true;
    this.control.disabled = !enabled;
    setAttribute(this.frame.element, "data-off", !enabled);
  }

  drawGhost() {
    const text = this.control.value;
    const rest = this.typed.drawn(this.data.ghost ?? "").slice(text.length);
    setExactText(this.ghostTyped, text);
    // A last empty line would have no height.
    setExactText(this.ghostRest, rest === "" ? "\u200b" : rest);
  }

  dispose() {
    this.typed.dispose();
    if (this.context.fields.get(this.view.id) === this.view) this.context.fields.delete(this.view.id);
  }
}
