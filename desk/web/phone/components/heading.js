// The title of a screen or of a part of it.

/** @import {HeadingComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, setText } from "../dom.js";
import { fit, fitted } from "../fit.js";

/** @type {Make<HeadingComponent>} */
export const heading = (component) => {
  const element =
    component.level === 1 ? h("h1", { class: "title-l", tabindex: "-1" }) : h("h2", { class: "title-m section-title" });
  /** @param {HeadingComponent} data */
  const update = (data) => {
    setText(element, data.text);
    fit(element);
  };
  update(component);
  return { element: fitted(element), update };
};
