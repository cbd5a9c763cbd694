// Components that belong together, on one card under a title.

/** @import {GroupComponent} from "../vocabulary.js" */
/** @import {View} from "../shell.js" */

import { h, setAttribute, setText, show, uniqueId } from "../dom.js";

/**
 * @param {GroupComponent} component
 * @param {(container: HTMLElement) => { update(components: GroupComponent["components"]): void, dispose(): void }} fill
 * @returns {View<GroupComponent>}
 */
export function group(component, fill) {
  const title = h("h2", { class: "title-s", id: uniqueId("group") });
  const card = h("div", { class: "card group-card" });
  const element = h("section", { class: "section" }, title, card);
  const inside = fill(card);
  /** @param {GroupComponent} data */
  const update = (data) => {
    setText(title, data.title ?? "");
    show(title, data.title !== null);
    setAttribute(element, "aria-labelledby", data.title === null ? null : title.id);
    inside.update(data.components);
  };
  update(component);
  return { element, update, dispose: () => inside.dispose() };
}
