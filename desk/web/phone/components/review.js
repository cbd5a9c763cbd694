// Names and values to look over before they count.

/** @import {ReviewComponent, ReviewRow} from "../vocabulary.js" */
/** @import {Make, View} from "../shell.js" */

import { h, setAttribute, setExactText, setText, show } from "../dom.js";
import { fit, fitted } from "../fit.js";
import { kept } from "../typesetting.js";
import { KeyedList, keyed } from "../keyed-list.js";
import { ActionSlot } from "./action.js";

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
