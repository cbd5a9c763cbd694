// The card of what the apps asked and got.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {LoggedRequest, Requests} from "/console/assets/console/wire.js" */

import { clockTime, known, listOrNothing } from "/console/assets/console/cards.js";
import { drawList, h, icon, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";
import { faultKinds } from "/console/assets/rooms/faults/kinds.js";

const wordsIn = inBoth(
  { none: "Телефон ещё не обращался к порталу.", key: "ключ", noAnswer: "без ответа", fault: "сбой", milliseconds: "мс" },
  { none: "The phone has not called the portal yet.", key: "key", noAnswer: "no answer", fault: "fault", milliseconds: "ms" },
);

/** @typedef {ReturnType<typeof wordsIn> & { faultKinds: Record<string, string> }} Words */

/** The newest first. @type {LoggedRequest[]} */
let requests = [];

feed.follow("requests", async (anew) => {
  const known = anew ? [] : requests;
  const last = known[0]?.seq ?? 0;
  const { requests: news, kept } = /** @type {Requests} */ (await feed.ask("GET", `/requests?after=${last}`));
  requests = [...news.filter(({ seq }) => seq > last), ...known].slice(0, kept);
});

/** @type {CardMaker} */
export function card(heading) {
  const { nothing, list } = listOrNothing("ol");
  const log = h("div", { class: "log", tabindex: "0", role: "group", "aria-labelledby": heading }, list);
  return {
    content: [nothing, log],
    draw: (language) => {
      const words = { ...wordsIn(language), faultKinds: faultKinds(language) };
      setText(nothing, words.none);
      nothing.hidden = requests.length > 0;
      log.hidden = requests.length === 0;
      drawList(list, requests, ({ seq }) => `${seq}/${words.key}`, (request) => requestLine(request, words));
    },
  };
}

/**
 * @param {LoggedRequest} request
 * @param {Words} words
 */
function requestLine(request, words) {
  // The portal says `null` for what there was not.
  const { key = null, problem = null, detail = null, fault = null, status = null } = request;
  const tone = status === null || status >= 400 ? "bad" : "good";
  const said = status ?? words.noAnswer;
  const outcome = problem === null ? String(said) : `${said} ${problem}`;
  return h(
    "li",
    { class: "line request" },
    h("span", { class: "muted num" }, clockTime(request.at)),
    h("span", { class: "path" }, `${request.method} ${request.path}`),
    h("span", { class: "muted" }, key === null ? "" : `${words.key} ${key}`),
    h(
      "span",
      { class: "outcome" },
      h("span", { class: `pill ${tone}` }, detail === null ? outcome : `${outcome}, ${detail}`),
      fault === null ? null : h("span", { class: "pill fault" }, icon("bolt", "s"), h("span", { class: "spoken" }, `${words.fault}: `), known(words.faultKinds, fault)),
    ),
    h("span", { class: "muted num" }, `${request.ms}\u00a0${words.milliseconds}`),
  );
}
