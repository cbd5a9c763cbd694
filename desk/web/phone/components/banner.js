// A message that stays while it is true, on a card or as a strip under the top bar.

/** @import {BannerComponent, Tone} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { assertNever, h, icon, setAttribute, setIcon, setText, show } from "../dom.js";
import { ActionSlot } from "./action.js";

/**
 * The icon that says the tone without its colour.
 *
 * @param {Tone} tone
 * @returns {string}
 */
export function toneIcon(tone) {
  switch (tone) {
    case "info":
      return "info";
    case "success":
      return "ok";
    case "warning":
      return "alert";
    case "danger":
      return "no";
    default:
      return assertNever(tone);
  }
}

/** @type {Make<BannerComponent>} */
export const banner = (component, context) => {
  const mark = icon("info");
  const title = h("strong", { class: "label" });
  const text = h("span", { class: "banner-text" });
  const words = h("div", { class: "grow" }, title, " ", text);
  const element = h("div", { tabindex: "-1" }, mark, words);
  const action = new ActionSlot(words, context, "link");
  /** @param {BannerComponent} data */
  const update = (data) => {
    const urgent = data.tone === "warning" || data.tone === "danger";
    setAttribute(element, "class", `${data.strip ? "strip" : "banner"} ${data.tone}`);
    setAttribute(element, "role", urgent ? "alert" : "status");
    setIcon(mark, data.strip && data.tone === "warning" ? "offline" : toneIcon(data.tone), data.strip ? "m" : "l");
    setText(title, data.title);
    setText(text, data.text);
    show(text, data.text !== "");
    action.update(data.action);
  };
  update(component);
  return { element, update, dispose: () => action.dispose() };
};
