// A message that stays while it is true, on a card or as a strip under the top bar.

/** @import {BannerComponent, Component} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setAttribute, setIcon, setText, show } from "../dom.js";
import { ActionSlot } from "./action.js";
import { toneIcon } from "./tone-icon.js";

/**
 * Whether it is what holds requests up, for all screens alike.
 *
 * @param {Component} component
 * @returns {component is BannerComponent}
 */
export function isStrip(component) {
  return component.type === "banner" && component.strip;
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
    setAttribute(element, "role", urgent && !data.strip ? "alert" : "status");
    // It comes along to every screen, and its time runs down in it: the phone says it, once for all of them.
    setAttribute(element, "aria-live", data.strip ? "off" : null);
    setIcon(mark, data.strip && data.tone === "warning" ? "offline" : toneIcon(data.tone), data.strip ? "m" : "l");
    setText(title, data.title);
    setText(text, data.text);
    show(text, data.text !== "");
    action.update(data.action);
  };
  update(component);
  return { element, update, dispose: () => action.dispose() };
};
