// The card of what the apps asked and got.

/** @import {CardMaker} from "./cards.js" */
/** @import {LoggedRequest} from "./wire.js" */
/** @import {Words} from "./words.js" */

import { clockTime, frame, known, listOrNothing } from "./cards.js";
import { drawList, h, icon, setText } from "./dom.js";

/** @type {CardMaker} */
export function card(feed, level) {
  const { nothing, list } = listOrNothing("ol");
  const scroll = h("div", { class: "log", tabindex: "0", role: "group", "aria-labelledby": "console-requests" }, list);
  const shown = frame("requests", "swap", level, nothing, scroll);
  /** @param {Words} words */
  const draw = (words) => {
    shown.head(words.requests);
    setText(nothing, words.noRequests);
    nothing.hidden = feed.requests.length > 0;
    scroll.hidden = feed.requests.length === 0;
    drawList(list, feed.requests, (request) => `${request.seq}/${words.key}`, (request) => requestLine(request, words));
  };
  return { name: "requests", title: (words) => words.requests, element: shown.element, draw };
}

/**
 * @param {LoggedRequest} request
 * @param {Words} words
 */
function requestLine(request, words) {
  const { problem, detail, fault } = request;
  const status = request.status ?? words.noAnswer;
  const tone = request.status === null || request.status >= 400 ? "bad" : "good";
  const outcome = problem === null ? String(status) : `${status} ${problem}`;
  return h(
    "li",
    { class: "line request" },
    h("span", { class: "muted num" }, clockTime(request.at)),
    h("span", { class: "path" }, `${request.method} ${request.path}`),
    h("span", { class: "muted" }, request.key === null ? "" : `${words.key} ${request.key}`),
    h(
      "span",
      { class: "outcome" },
      h("span", { class: `pill ${tone}` }, detail === null ? outcome : `${outcome}, ${detail}`),
      fault === null ? null : h("span", { class: "pill fault" }, icon("bolt", "s"), h("span", { class: "spoken" }, `${words.fault}: `), known(words.faultKinds, fault)),
    ),
    h("span", { class: "muted num" }, `${request.ms}\u00a0${words.milliseconds}`),
  );
}
