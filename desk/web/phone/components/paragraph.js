// A text to read, which a link may end.

/** @import {ParagraphComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setAttribute, setIcon, show, spokenText } from "../dom.js";
import { ActionSlot } from "./action.js";

/** @type {Make<ParagraphComponent>} */
export const paragraph = (component, context) => {
  const words = spokenText();
  const mark = icon("info", "m");
  const line = h("span", { class: "line" }, ...words.nodes);
  const element = h("p", {}, mark, line);
  const link = new ActionSlot(line, context, "link");
  /** @param {ParagraphComponent} data */
  const update = (data) => {
    setAttribute(element, "class", `paragraph${data.muted ? " muted" : ""}${data.icon === null ? "" : " with-icon"}`);
    words.set(data.text, data.spoken);
    show(mark, data.icon !== null);
    if (data.icon !== null) setIcon(mark, data.icon, "m");
    link.update(data.link);
  };
  update(component);
  return { element, update, dispose: () => link.dispose() };
};
