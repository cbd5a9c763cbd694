// A date typed as дд.мм.гггг, or picked in the system's calendar.

/** @import {DateFieldComponent} from "../vocabulary.js" */
/** @import {FieldView, Make} from "../shell.js" */

import { h, icon, keepFocusOnPress, setAttribute, setExactText } from "../dom.js";
import { FieldFrame } from "./field-frame.js";
import { TypedText } from "./typed-text.js";

/** @type {Make<DateFieldComponent>} */
export const dateField = (component, context) => {
  const control = h("input", { type: "text", inputmode: "numeric", autocorrect: "off", enterkeyhint: "next" });
  const ghostTyped = h("span", { class: "ghost-typed" });
  const ghostRest = h("span");
  const ghost = h("span", { class: "ghost", "aria-hidden": "true" }, ghostTyped, ghostRest);
  const picker = h("input", { type: "date", class: "picker", tabindex: "-1", "aria-hidden": "true" });
  const open = h("button", { type: "button", class: "icon-button" }, icon("calendar"));
  const frame = new FieldFrame(control);
  frame.element.classList.add("num");
  const sizer = h("span", { class: "sizer" });
  control.before(sizer);
  sizer.append(ghost, control);
  frame.box.append(h("span", { class: "calendar" }, picker, open));

  let field = component.field;
  const onText = () => {
    setExactText(ghostTyped, control.value);
    setExactText(ghostRest, field.ghost.slice(control.value.length));
  };
  const typed = new TypedText(frame, context, field, onText);

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
    typed.put(text);
    void typed.typed().then(() => typed.finish());
  });

  /** @param {DateFieldComponent} data */
  const update = (data) => {
    field = data.field;
    setAttribute(control, "autocomplete", field.autofill);
    setAttribute(picker, "min", field.earliest);
    setAttribute(picker, "max", field.latest);
    setAttribute(open, "aria-label", field.calendar_label);
    typed.follow(field);
    onText();
  };

  /** @type {FieldView} */
  const view = {
    id: field.id,
    text: () => control.value,
    settle: () => typed.finish(),
    focus: () => control.focus(),
    lock: (locked) => (control.readOnly = locked),
    permit: (allowed) => (control.disabled = !allowed),
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
