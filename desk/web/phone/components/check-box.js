// A box to tick; the text to read first is a target of its own and doesn't tick.

/** @import {CheckBoxComponent, Verdict} from "../vocabulary.js" */
/** @import {FieldView, Make} from "../shell.js" */

import { h, icon, keepFocusOnPress, setAttribute, setText, show, uniqueId } from "../dom.js";
import { ActionSlot } from "./action.js";
import { sameVerdict } from "./typed-text.js";

/** @type {Make<CheckBoxComponent>} */
export const checkBox = (component, context) => {
  const control = h("input", { type: "checkbox", id: uniqueId("field") });
  const words = h("span", { class: "grow" });
  const label = h("label", { class: "check", for: control.id }, h("span", { class: "box" }, control, icon("check", "s")), words);
  const reason = h("span");
  const hint = h("p", { class: "hint bad", id: uniqueId("hint"), tabindex: "-1" }, icon("no", "m"), reason);
  const element = h("div", { class: "field check-field" }, label, hint);
  const link = new ActionSlot(element, context, "link");

  let field = component.field;
  /** @type {number | null} */
  let valueRev = null;
  let visit = -1;
  let locked = false;
  /** @type {Verdict} */
  let shown = { verdict: "none" };

  const draw = () => {
    const wrong = shown.verdict === "wrong";
    setText(words, field.label);
    setText(reason, shown.verdict === "wrong" ? shown.reason : "");
    show(hint, wrong);
    setAttribute(control, "aria-describedby", wrong ? hint.id : null);
    setAttribute(control, "aria-invalid", wrong ? "true" : null);
    setAttribute(control, "aria-required", field.required ? "true" : null);
    setAttribute(label, "data-verdict", shown.verdict);
    if (field.disables !== null) context.fields.get(field.disables)?.permit(!control.checked);
  };

  /** @param {CheckBoxComponent} data */
  const update = (data) => {
    const before = field;
    const now = context.screen().visit;
    field = data.field;
    if (field.value_rev !== valueRev) {
      valueRev = field.value_rev;
      control.checked = field.checked;
      shown = field.verdict;
    } else if (now !== visit || !sameVerdict(before.verdict, field.verdict)) {
      shown = field.verdict;
    }
    visit = now;
    link.update(field.link);
    draw();
  };

  keepFocusOnPress(label);
  control.addEventListener("click", (event) => {
    if (locked) event.preventDefault();
  });
  control.addEventListener("change", () => {
    shown = { verdict: "none" };
    context.draft(field.id, String(control.checked));
    context.fieldDone(field.id);
    draw();
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    context.enter(field.id);
  });

  /** @type {FieldView} */
  const view = {
    id: field.id,
    control,
    text: () => String(control.checked),
    settle: () => Promise.resolve(),
    focus: () => control.focus(),
    lock: (busy) => (locked = busy),
    permit: (allowed) => (control.disabled = !allowed),
    fill: (text) => {
      control.checked = text === "true";
      context.draft(field.id, String(control.checked));
      draw();
    },
    takesCode: () => false,
    isMissing: () => field.required && !control.checked,
    complaint: () => (shown.verdict === "wrong" ? shown.spoken : null),
  };
  context.fields.set(field.id, view);
  update(component);
  // The field that this box switches off may stand below it and not be there yet.
  queueMicrotask(draw);
  return {
    element,
    update,
    dispose: () => {
      link.dispose();
      if (context.fields.get(view.id) === view) context.fields.delete(view.id);
    },
  };
};
