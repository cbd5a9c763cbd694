// Nothing to show: a picture, what there is not, and how to go on.

/** @import {EmptyStateComponent, Screen} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setIcon, setText, show } from "../dom.js";

/** @type {Make<EmptyStateComponent>} */
export const emptyState = (component, context) => {
  const picture = icon("info", "xl");
  // Where nothing else gives the screen its title, these words do.
  const title = isTitleOf(component, context.screen()) ? h("h1", { tabindex: "-1" }) : h("p", { class: "title" });
  const text = h("p");
  /** @param {EmptyStateComponent} data */
  const update = (data) => {
    setIcon(picture, data.icon, "xl");
    setText(title, data.title);
    setText(text, data.text);
    show(text, data.text !== "");
  };
  update(component);
  return { element: h("div", { class: "empty-state" }, picture, title, text), update };
};

/**
 * Whether what an empty state says first is the screen's title.
 *
 * @param {EmptyStateComponent} component
 * @param {Screen} screen
 */
export function isTitleOf(component, screen) {
  return component.title === screen.title;
}
