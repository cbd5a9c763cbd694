// One line of typed text. It is drawn by a text area of one row, which grows when large text needs a second line.

/** @import {Keyboard, TextField, TextFieldComponent} from "../vocabulary.js" */
/** @import {FieldView, Make} from "../shell.js" */

import { assertNever, h, setAttribute, setExactText } from "../dom.js";
import { FieldFrame } from "./field-frame.js";
import { TypedText } from "./typed-text.js";

/**
 * @param {Keyboard} keyboard
 * @returns {{ inputmode: string, autocapitalize: string }}
 */
function keyboardHints(keyboard) {
  switch (keyboard) {
    case "name":
      return { inputmode: "text", autocapitalize: "words" };
    case "number":
      return { inputmode: "numeric", autocapitalize: "off" };
    case "phone":
      return { inputmode: "tel", autocapitalize: "off" };
    case "text":
      return { inputmode: "text", autocapitalize: "sentences" };
    default:
      return assertNever(keyboard);
  }
}

/** @type {Make<TextFieldComponent>} */
export const textField = (component, context) => {
  const control = h("textarea", { rows: 1, spellcheck: "false", autocorrect: "off", enterkeyhint: "next" });
  const ghostTyped = h("span", { class: "ghost-typed" });
  const ghostRest = h("span");
  const ghost = h("span", { class: "ghost", "aria-hidden": "true" }, ghostTyped, ghostRest);
  const frame = new FieldFrame(control);
  // The ghost lies under the text, letter over letter, and gives the box its height.
  const sizer = h("span", { class: "sizer" });
  control.before(sizer);
  sizer.append(ghost, control);

  let field = component.field;
  /** What a box decided that can switch this field off; it is fresher than the data. @type {boolean | null} */
  let permitted = null;
  const onText = () => {
    const text = control.value;
    const rest = typed.drawn(field.ghost ?? "").slice(text.length);
    setExactText(ghostTyped, text);
    // A last empty line would have no height.
    setExactText(ghostRest, rest === "" ? "\u200b" : rest);
  };
  const typed = new TypedText(frame, context, field, onText, isDigits(field));

  const drawPermission = () => {
    const enabled = permitted ?? field.enabled;
    control.disabled = !enabled;
    setAttribute(frame.element, "data-off", !enabled);
  };

  /** @param {TextFieldComponent} data */
  const update = (data) => {
    field = data.field;
    const hints = keyboardHints(field.keyboard);
    setAttribute(control, "inputmode", hints.inputmode);
    setAttribute(control, "autocapitalize", hints.autocapitalize);
    setAttribute(control, "autocomplete", field.autofill);
    setAttribute(frame.element, "class", isDigits(field) ? "field num" : "field");
    drawPermission();
    typed.follow(field);
    onText();
  };

  /** @type {FieldView} */
  const view = {
    id: field.id,
    text: () => typed.text(),
    settle: () => (control.disabled ? Promise.resolve() : typed.finish()),
    focus: () => control.focus(),
    lock: (locked) => (control.readOnly = locked),
    permit: (allowed) => {
      permitted = allowed;
      drawPermission();
    },
    fill: (text) => {
      typed.put(text);
      void typed.typed();
    },
    takesCode: () => false,
    complaint: () => typed.complaint(),
    nextFieldDone: () => typed.hideStrip(),
  };
  context.fields.set(field.id, view);
  update(component);
  return {
    element: frame.element,
    update,
    dispose: () => {
      typed.dispose();
      if (context.fields.get(view.id) === view) context.fields.delete(view.id);
    },
  };
};

/** @param {TextField} field */
function isDigits(field) {
  return field.keyboard === "phone" || field.keyboard === "number";
}
