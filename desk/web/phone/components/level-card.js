// The level that the account has reached, of those that there are.

/** @import {LevelCardComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, setAttribute, setExactText, setText } from "../dom.js";

/** Levels an account can reach. */
const LEVELS = 3;

/** @type {Make<LevelCardComponent>} */
export const levelCard = (component) => {
  const title = h("span", { class: "title-s" });
  const text = h("span", { class: "body-s level-text" });
  const segments = Array.from({ length: LEVELS }, () => h("span"));
  const seen = h("div", { class: "level-face", "aria-hidden": "true" }, title, text, h("span", { class: "level-bar" }, ...segments));
  const heard = h("p", { class: "spoken" });
  /** @param {LevelCardComponent} data */
  const update = (data) => {
    setText(title, data.title);
    setText(text, data.text);
    segments.forEach((segment, index) => setAttribute(segment, "class", index < data.reached ? "on" : null));
    setExactText(heard, data.spoken);
  };
  update(component);
  return { element: h("div", { class: "level" }, seen, heard), update };
};
