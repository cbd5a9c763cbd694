// One line of typed text.

/** @import {TextField, TextFieldComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { assertNever, h, setAttribute } from "../dom.js";
import { TypedField } from "./typed-field.js";

/**
 * @param {TextField} field
 * @returns {{ type: string, inputmode: string, autocapitalize: string }}
 */
function keyboardHints({ keyboard, autofill }) {
  switch (keyboard) {
    case "name":
      return { type: "text", inputmode: "text", autocapitalize: "words" };
    case "number":
      return { type: "text", inputmode: "numeric", autocapitalize: "off" };
    case "phone":
      // HTML lets no number be the name of an account; a manager would pass such a field over.
      return { type: autofill === "username" ? "text" : "tel", inputmode: "tel", autocapitalize: "off" };
    case "email":
      // A field of the type «email» does not tell where the caret is.
      return { type: "text", inputmode: "email", autocapitalize: "off" };
    case "text":
      return { type: "text", inputmode: "text", autocapitalize: "sentences" };
    default:
      return assertNever(keyboard);
  }
}

/** @type {Make<TextFieldComponent>} */
export const textField = (component, context) => {
  const control = h("input", { ...keyboardHints(component.field), spellcheck: "false", autocorrect: "off" });
  const field = new TypedField(control, context, component.field);

  /** @param {TextFieldComponent} data */
  const update = (data) => {
    for (const [name, value] of Object.entries(keyboardHints(data.field))) setAttribute(control, name, value);
    setAttribute(control, "autocomplete", data.field.autofill);
    field.frame.element.classList.toggle("num", data.field.keyboard === "phone" || data.field.keyboard === "number");
    field.follow(data.field);
  };
  update(component);
  return { element: field.frame.element, update, dispose: () => field.dispose() };
};
