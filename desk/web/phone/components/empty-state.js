// Nothing to show, said with an icon.

/** @import {EmptyStateComponent, Screen} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setIcon, setText } from "../dom.js";

/** @type {Make<EmptyStateComponent>} */
export const emptyState = (component, context) => {
  const picture = icon("info", "xl");
  // Where nothing else gives the screen its title, these words do.
  const text = isTitleOf(component, context.screen()) ? h("h1", { tabindex: "-1" }) : h("p");
  /** @param {EmptyStateComponent} data */
  const update = (data) => {
    setIcon(picture, data.icon, "xl");
    setText(text, data.text);
  };
  update(component);
  return { element: h("div", { class: "empty-state" }, picture, text), update };
};

/**
 * Whether the words of an empty state are the screen's title.
 *
 * @param {EmptyStateComponent} component
 * @param {Screen} screen
 */
export function isTitleOf(component, screen) {
  return component.text === screen.title;
}
