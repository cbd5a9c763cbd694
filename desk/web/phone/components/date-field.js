// A date typed as дд.мм.гггг, or picked in the system's calendar.

/** @import {DateFieldComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, keepFocusOnPress, setAttribute } from "../dom.js";
import { TypedField } from "./typed-field.js";

/** @type {Make<DateFieldComponent>} */
export const dateField = (component, context) => {
  const control = h("input", { type: "text", inputmode: "numeric", autocorrect: "off" });
  const field = new TypedField(control, context, component.field);
  const picker = h("input", { type: "date", class: "picker", tabindex: "-1", "aria-hidden": "true" });
  const open = h("button", { type: "button", class: "icon-button" }, icon("calendar"));
  field.frame.element.classList.add("num");
  field.frame.box.append(h("span", { class: "calendar" }, picker, open));

  keepFocusOnPress(open);
  open.addEventListener("click", () => {
    if (control.readOnly) return;
    picker.value = isoDate(control.value) ?? "";
    if (typeof picker.showPicker === "function") picker.showPicker();
    else picker.focus();
  });
  picker.addEventListener("change", () => {
    const text = typedDate(picker.value);
    if (text === null) return;
    field.typed.put(text);
    void field.typed.typed().then(() => field.typed.finish());
  });

  /** @param {DateFieldComponent} data */
  const update = (data) => {
    setAttribute(control, "autocomplete", data.field.autofill);
    setAttribute(picker, "min", data.field.earliest);
    setAttribute(picker, "max", data.field.latest);
    setAttribute(open, "aria-label", data.field.calendar_label);
    field.follow(data.field);
  };
  update(component);
  return { element: field.frame.element, update, dispose: () => field.dispose() };
};

/**
 * @param {string} typed дд.мм.гггг
 * @returns {string | null} ISO 8601
 */
export function isoDate(typed) {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(typed.trim());
  return parts === null ? null : `${parts[3]}-${parts[2]}-${parts[1]}`;
}

/**
 * @param {string} iso ISO 8601
 * @returns {string | null} дд.мм.гггг
 */
export function typedDate(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return parts === null ? null : `${parts[3]}.${parts[2]}.${parts[1]}`;
}
