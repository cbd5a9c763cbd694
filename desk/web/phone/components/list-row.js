// A row of a list; rows that follow each other are one list on one card.

/** @import {Action, ListRowComponent} from "../vocabulary.js" */
/** @import {Make, ScreenContext, View} from "../shell.js" */

import { h, icon, keepFocusOnPress, setExactText, setIcon, setText, show } from "../dom.js";
import { fitted } from "../fit.js";
import { kept } from "../typesetting.js";
import { KeyedList, keyed } from "../keyed-list.js";

/** @type {Make<ListRowComponent>} */
export const listRow = (component, context) => {
  const picture = icon("info");
  const tile = h("span", { class: "tile-icon", "aria-hidden": "true" }, picture);
  const title = h("span", { class: "row-title" });
  const subtitle = h("span", { class: "sub" });
  const value = fitted(h("span", { class: "side" }));
  const chevron = icon("next", "m");
  chevron.classList.add("chevron");
  const seen = h("span", { class: "row-face", "aria-hidden": "true" });
  const heard = h("span", { class: "spoken" });
  seen.append(tile, h("span", { class: "grow" }, title, subtitle), value, chevron);
  /** @type {Action | null} */
  let action = null;
  const target = component.action === null ? h("div", { class: "item" }) : h("button", { type: "button", class: "item" });
  target.append(seen, heard);
  if (target instanceof HTMLButtonElement) {
    keepFocusOnPress(target);
    target.addEventListener("click", () => {
      if (action !== null) context.perform(action);
    });
  }
  /** @param {ListRowComponent} data */
  const update = (data) => {
    action = data.action;
    show(tile, data.icon !== null);
    if (data.icon !== null) setIcon(picture, data.icon);
    setText(title, data.title);
    setText(subtitle, data.subtitle ?? "");
    show(subtitle, data.subtitle !== null);
    setExactText(value, kept(data.value ?? ""));
    show(value, data.value !== null);
    show(chevron, data.action !== null);
    setExactText(heard, data.spoken);
  };
  update(component);
  return { element: h("li", { class: component.icon === null ? "" : "inset" }, target), update };
};

/** Rows that follow each other are one list on one card. @typedef {{ type: "rows", rows: ListRowComponent[] }} Rows */

/**
 * @param {Rows} data
 * @param {ScreenContext} context
 * @returns {View<Rows>}
 */
export function rows(data, context) {
  const element = h("ul", { class: "rows", role: "list" });
  /** @type {KeyedList<ListRowComponent>} */
  const list = new KeyedList(element, (row) => listRow(row, context));
  /** @param {Rows} next */
  const update = (next) =>
    list.update(keyed(next.rows, (row) => `${row.action?.id ?? "still"}/${row.icon ?? "plain"}`));
  update(data);
  return { element, update, dispose: () => list.dispose() };
}
