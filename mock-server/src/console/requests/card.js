// The card of what the apps asked and got.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {LoggedRequest, OpenedRequest, Requests, Said} from "/console/assets/console/wire.js" */
/** @import {Language} from "/console/assets/console/words.js" */

import { clockTime, known, listOrNothing } from "/console/assets/console/cards.js";
import { drawList, h, icon, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";
import { faultKinds } from "/console/assets/rooms/faults/kinds.js";

const wordsIn = inBoth(
  {
    none: "Телефон ещё не обращался к порталу.",
    noneLeft: "Здесь пока нечего показать.",
    key: "ключ",
    noAnswer: "без ответа",
    fault: "сбой",
    milliseconds: "мс",
    errorsOnly: "Только ошибки",
    clear: "Очистить",
    cleared: "Список очищен. Портал помнит запросы дальше.",
    whole: "Весь журнал",
    sent: "Запрос",
    answered: "Ответ",
    noBody: "без тела",
    forgotten: "Портал уже не помнит этот запрос.",
  },
  {
    none: "The phone has not called the portal yet.",
    noneLeft: "Nothing to show here yet.",
    key: "key",
    noAnswer: "no answer",
    fault: "fault",
    milliseconds: "ms",
    errorsOnly: "Errors only",
    clear: "Clear",
    cleared: "The list is cleared. The portal still remembers the requests.",
    whole: "The whole log",
    sent: "Request",
    answered: "Answer",
    noBody: "no body",
    forgotten: "The portal no longer remembers this request.",
  },
);

/** @typedef {ReturnType<typeof wordsIn> & { faultKinds: Record<string, string> }} Words */

/** The newest first. @type {LoggedRequest[]} */
let requests = [];

/** The last one that was cleared from the list of this page. */
let clearedUpTo = 0;

feed.follow("requests", async (anew) => {
  const known = anew ? [] : requests;
  const last = known[0]?.seq ?? 0;
  const { requests: news, kept } = /** @type {Requests} */ (await feed.ask("GET", `/requests?after=${last}`));
  if (anew) clearedUpTo = Math.min(clearedUpTo, news[0]?.seq ?? 0);
  requests = [...news.filter(({ seq }) => seq > last), ...known].slice(0, kept);
});

/** @type {CardMaker} */
export function card(heading) {
  const { nothing, list } = listOrNothing("ol");
  const log = h("div", { class: "log", tabindex: "0", role: "group", "aria-labelledby": heading }, list);
  const errorsOnly = h("button", { type: "button", class: "ctl small", "aria-pressed": "false" });
  const clear = h("button", { type: "button", class: "ctl small" });
  const whole = h("a", { class: "ctl small whole-log", "data-room": "requests" });
  const choices = h("div", { class: "buttons choices" }, errorsOnly, clear, whole);
  const said = h("p", { class: "spoken", role: "status" });
  let onlyErrors = false;
  errorsOnly.addEventListener("click", () => {
    onlyErrors = !onlyErrors;
    errorsOnly.setAttribute("aria-pressed", String(onlyErrors));
    feed.changed();
  });
  clear.addEventListener("click", () => {
    clearedUpTo = requests[0]?.seq ?? 0;
    feed.changed();
    setText(said, wordsIn(spoken).cleared);
  });
  /** @type {Language} */
  let spoken = "ru";
  return {
    content: [choices, nothing, log, said],
    draw: (language) => {
      spoken = language;
      const words = { ...wordsIn(language), faultKinds: faultKinds(language) };
      const shown = requests.filter((request) => request.seq > clearedUpTo && (!onlyErrors || isError(request)));
      setText(errorsOnly, words.errorsOnly);
      setText(clear, words.clear);
      setText(whole, words.whole);
      choices.hidden = requests.length === 0;
      setText(nothing, requests.length === 0 ? words.none : words.noneLeft);
      nothing.hidden = shown.length > 0;
      log.hidden = shown.length === 0;
      drawList(list, shown, ({ seq }) => `${seq}/${words.key}`, (request) => requestLine(request, words));
    },
  };
}

/** @param {LoggedRequest} request */
function isError({ status = null }) {
  return status === null || status >= 400;
}

/**
 * What a problem said, its moments as a clock shows them.
 *
 * @param {string} detail
 */
function readable(detail) {
  return detail.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => clockTime(moment));
}

/**
 * @param {LoggedRequest} request
 * @param {Words} words
 */
function requestLine(request, words) {
  // The portal says `null` for what there was not.
  const { key = null, problem = null, detail = null, fault = null, status = null } = request;
  const tone = isError(request) ? "bad" : "good";
  const said = status ?? words.noAnswer;
  const outcome = problem === null ? String(said) : `${said} ${problem}`;
  const path = h("button", { type: "button", class: "path", "aria-expanded": "false" }, `${request.method} ${request.path}`);
  const line = h(
    "li",
    { class: "line request" },
    h("span", { class: "muted num" }, clockTime(request.at)),
    path,
    h("span", { class: "muted" }, key === null ? "" : `${words.key} ${key}`),
    h(
      "span",
      { class: "outcome" },
      h("span", { class: `pill ${tone}` }, detail === null ? outcome : `${outcome}, ${readable(detail)}`),
      fault === null ? null : h("span", { class: "pill fault" }, icon("bolt", "s"), h("span", { class: "spoken" }, `${words.fault}: `), known(words.faultKinds, fault)),
    ),
    h("span", { class: "muted num" }, `${request.ms}\u00a0${words.milliseconds}`),
  );
  path.addEventListener("click", () => void openOrClose(path, line, request.seq, words));
  return line;
}

/**
 * @param {HTMLElement} path what was pressed
 * @param {HTMLElement} line
 * @param {number} seq
 * @param {Words} words
 */
async function openOrClose(path, line, seq, words) {
  const opened = line.querySelector(".opened");
  path.setAttribute("aria-expanded", String(opened === null));
  if (opened !== null) {
    opened.remove();
    return;
  }
  const place = h("div", { class: "opened" });
  line.append(place);
  try {
    const { sent, answered } = /** @type {OpenedRequest} */ (await feed.ask("GET", `/requests/${seq}`));
    place.append(...saidParts(words.sent, sent, words), ...saidParts(words.answered, answered, words));
  } catch {
    place.append(h("p", { class: "muted" }, words.forgotten));
  }
}

/**
 * @param {string} title
 * @param {Said} said
 * @param {Words} words
 */
function saidParts(title, { headers, body = null }, words) {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`);
  return [h("p", {}, h("b", {}, title)), h("pre", { class: "muted" }, lines.join("\n")), h("pre", {}, body ?? words.noBody)];
}
