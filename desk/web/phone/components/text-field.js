// One line of typed text. It is drawn by a text area of one row, which grows when large text needs a second line.

/** @import {Keyboard, TextField, TextFieldComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { assertNever, h, setAttribute } from "../dom.js";
import { TypedField } from "./typed-field.js";

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
  const field = new TypedField(control, context, component.field, isDigits(component.field));

  /** @param {TextFieldComponent} data */
  const update = (data) => {
    const hints = keyboardHints(data.field.keyboard);
    setAttribute(control, "inputmode", hints.inputmode);
    setAttribute(control, "autocapitalize", hints.autocapitalize);
    setAttribute(control, "autocomplete", data.field.autofill);
    field.frame.element.classList.toggle("num", isDigits(data.field));
    field.follow(data.field);
  };
  update(component);
  return { element: field.frame.element, update, dispose: () => field.dispose() };
};

/** @param {TextField} field */
function isDigits(field) {
  return field.keyboard === "phone" || field.keyboard === "number";
}
