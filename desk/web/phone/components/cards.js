// Things on cards: rows of a list, a status, the account's level, a review, a group.

/** @import {Action, GroupComponent, LevelCardComponent, ListRowComponent, ReviewComponent, ReviewRow, StatusCardComponent} from "../vocabulary.js" */
/** @import {Make, ScreenContext, View} from "../shell.js" */

import { h, icon, keepFocusOnPress, setAttribute, setExactText, setIcon, setText, show, uniqueId } from "../dom.js";
import { fit, fitted } from "../fit.js";
import { kept } from "../hyphens.js";
import { KeyedList, keyed } from "../keyed-list.js";
import { ActionSlot } from "./action.js";
import { toneIcon } from "./banner.js";

/** Levels an account can reach. */
const LEVELS = 3;

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

/** @type {Make<ReviewComponent>} */
export const review = (component, context) => {
  const pairs = h("dl", { class: "pairs" });
  const element = h("div", { class: "card review" }, pairs);
  const action = new ActionSlot(element, context, "link");
  /** @type {KeyedList<ReviewRow>} */
  const list = new KeyedList(pairs, reviewRow);
  /** @param {ReviewComponent} data */
  const update = (data) => {
    list.update(keyed(data.rows, (row) => row.name));
    action.update(data.action);
  };
  update(component);
  return {
    element,
    update,
    dispose: () => {
      list.dispose();
      action.dispose();
    },
  };
};

/**
 * @param {ReviewRow} row
 * @returns {View<ReviewRow>}
 */
function reviewRow(row) {
  const name = h("dt");
  const seen = h("span");
  const heard = h("span", { class: "spoken" });
  const place = fitted(h("dd", {}, seen, heard));
  /** @param {ReviewRow} data */
  const update = (data) => {
    setText(name, data.name);
    // What a person checks letter by letter has no hyphens but its own.
    setExactText(seen, kept(data.value));
    const differs = data.spoken !== null && data.spoken !== data.value;
    setAttribute(seen, "aria-hidden", differs ? "true" : null);
    setExactText(heard, differs ? data.spoken : "");
    show(heard, differs);
    fit(place);
  };
  update(row);
  return { element: h("div", {}, name, place), update };
}

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
