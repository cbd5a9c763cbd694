// How something stands: its name, its status as icon and word, a text.

/** @import {StatusCardComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setAttribute, setIcon, setText, show } from "../dom.js";
import { toneIcon } from "./tone-icon.js";

/** @type {Make<StatusCardComponent>} */
export const statusCard = (component) => {
  const title = h("p", { class: "title-s" });
  const mark = icon("info", "s");
  const status = h("span");
  const pill = h("span", {}, mark, status);
  const text = h("p", { class: "body-s muted" });
  /** @param {StatusCardComponent} data */
  const update = (data) => {
    setText(title, data.title);
    setAttribute(pill, "class", `pill ${data.tone}`);
    setIcon(mark, data.tone === "warning" || data.tone === "info" ? "clock" : toneIcon(data.tone), "s");
    setText(status, data.status);
    setText(text, data.text);
    show(text, data.text !== "");
  };
  update(component);
  return { element: h("div", { class: "card status-card" }, h("div", { class: "status-head" }, title, pill), text), update };
};
