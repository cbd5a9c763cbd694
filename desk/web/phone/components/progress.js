// Work of unknown length.

/** @import {ProgressComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, setText } from "../dom.js";

/** @type {Make<ProgressComponent>} */
export const progress = (component) => {
  const text = h("p", { role: "status" });
  /** @param {ProgressComponent} data */
  const update = (data) => setText(text, data.text);
  update(component);
  return { element: h("div", { class: "working" }, h("span", { class: "spinner big", "aria-hidden": "true" }), text), update };
};
