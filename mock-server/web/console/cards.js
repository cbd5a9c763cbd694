// The console's cards. Each draws itself from the feed; a card exists once its feature does.

/** @import {ConsoleFeed} from "./feed.js" */
/** @import {LoggedRequest, Message, Person} from "./wire.js" */
/** @import {Words} from "./words.js" */

import { drawList, h, icon, setText } from "./dom.js";

/**
 * A card: its element, its short name for the tab row and how it follows the feed.
 *
 * @typedef {{ name: string, title: (words: Words) => string, element: HTMLElement, draw: (words: Words) => void }} Card
 */

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const timeOfDay = new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Europe/Moscow" });
const dayAndTime = new Intl.DateTimeFormat("ru-RU", {
  day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow",
});

/**
 * A moment as «14:05:31», Moscow time.
 *
 * @param {string | Date} moment
 */
export function clockTime(moment) {
  return timeOfDay.format(new Date(moment));
}

/**
 * +79001234567 as «+7 900 123-45-67».
 *
 * @param {string} phone
 */
export function readablePhone(phone) {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7\u00a0$1\u00a0$2-$3-$4");
}

/**
 * The frame of a card: heading with an icon and, where it counts something, how many.
 *
 * @param {string} name
 * @param {string} picture
 * @param {number} level
 * @param {...HTMLElement} content
 */
export function frame(name, picture, level, ...content) {
  const title = h("span");
  const count = h("span", { class: "count", hidden: true });
  const heading = h(level === 2 ? "h2" : "h3", { id: `console-${name}` }, icon(picture), title, count);
  const element = h("section", { class: `console-card ${name}`, "aria-labelledby": heading.id }, heading, ...content);
  return {
    element,
    /**
     * @param {string} text
     * @param {number} [number]
     */
    head(text, number) {
      setText(title, text);
      count.hidden = number === undefined || number === 0;
      setText(count, String(number ?? ""));
    },
  };
}

/**
 * A list with a line that says that it is empty.
 *
 * @param {string} tag
 */
export function listOrNothing(tag) {
  const nothing = h("p", { class: "nothing" });
  const list = h(tag === "ol" ? "ol" : "ul", { class: "lines", role: "list" });
  return { nothing, list };
}

/**
 * @param {ConsoleFeed} feed
 * @param {number} level
 * @returns {Card}
 */
export function messagesCard(feed, level) {
  const { nothing, list } = listOrNothing("ul");
  const said = h("p", { class: "spoken", role: "status" });
  const card = frame("messages", "sms", level, nothing, list, said);
  /** @param {Words} words */
  const draw = (words) => {
    card.head(words.messages, feed.messages.length);
    setText(nothing, words.noMessages);
    nothing.hidden = feed.messages.length > 0;
    const newest = feed.messages[0]?.id;
    drawList(
      list,
      feed.messages,
      (message) => `${message.id}/${message.id === newest}/${words.putCode}`,
      (message) => messageLine(message, message.id === newest, words, said),
    );
  };
  return { name: "messages", title: (words) => words.messages, element: card.element, draw };
}

/**
 * @param {Message} message
 * @param {boolean} newest
 * @param {Words} words
 * @param {HTMLElement} said
 */
function messageLine(message, newest, words, said) {
  const code = message.code;
  const text = h("p");
  if (code === null) {
    text.append(message.text);
  } else {
    // The code is what one looks for: it is set off wherever the text spells it.
    const half = Math.floor(code.length / 2);
    const halves = [code.slice(0, half), code.slice(half)];
    const spelled = [halves.join(" "), halves.join("\u00a0"), code].find((one) => message.text.includes(one)) ?? code;
    const [before = "", ...after] = message.text.split(spelled);
    text.append(before, h("b", { class: "num code" }, spelled), after.join(spelled));
  }
  const line = h(
    "li",
    { class: newest ? "line new" : "line" },
    h("div", { class: "grow" }, h("p", { class: "num" }, h("b", {}, readablePhone(message.to)), " ", h("span", { class: "muted" }, clockTime(message.sent_at))), text),
  );
  if (code !== null) {
    const put = h("button", { type: "button", class: "ctl small", title: words.putCodeSpoken }, icon("phone", "s"), words.putCode);
    put.addEventListener("click", () => document.dispatchEvent(new CustomEvent("kabinet:code", { detail: { code } })));
    const copy = h("button", { type: "button", class: "ctl small square", "aria-label": `${words.copyCode} ${code}`, title: words.copyCode }, icon("copy", "s"));
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(code).then(() => {
        copy.replaceChildren(icon("check", "s"));
        said.textContent = words.copied;
        window.setTimeout(() => copy.replaceChildren(icon("copy", "s")), 1500);
      });
    });
    const phonePresent = document.querySelector("[data-kabinet-phone]") !== null;
    line.append(h("div", { class: "buttons" }, phonePresent ? put : null, copy));
  }
  return line;
}

/**
 * @param {ConsoleFeed} feed
 * @param {number} level
 * @returns {Card}
 */
export function clockCard(feed, level) {
  const hint = h("p", { class: "muted" });
  const steps = [
    { seconds: MINUTE, label: /** @param {Words} words */ (words) => words.minute },
    { seconds: 15 * MINUTE, label: /** @param {Words} words */ (words) => words.quarter },
    { seconds: DAY, label: /** @param {Words} words */ (words) => words.day },
  ].map((step) => {
    const button = h("button", { type: "button", class: "ctl num" });
    button.addEventListener("click", () => void feed.advance(step.seconds).catch(() => feed.setConnected(false)));
    return { ...step, button };
  });
  const card = frame("clock", "clock", level, h("div", { class: "pad" }, h("div", { class: "buttons" }, ...steps.map((step) => step.button)), hint));
  /** @param {Words} words */
  const draw = (words) => {
    card.head(words.clock);
    for (const step of steps) setText(step.button, step.label(words));
    setText(hint, words.clockHint);
  };
  return { name: "clock", title: (words) => words.clock, element: card.element, draw };
}

/**
 * @param {ConsoleFeed} feed
 * @param {number} level
 * @returns {Card}
 */
export function peopleCard(feed, level) {
  const { nothing, list } = listOrNothing("ul");
  const card = frame("people", "user", level, nothing, list);
  /** @param {Words} words */
  const draw = (words) => {
    card.head(words.people, feed.people.length);
    setText(nothing, words.noPeople);
    nothing.hidden = feed.people.length > 0;
    drawList(list, feed.people, (person) => JSON.stringify([person, words.people]), (person) => personLine(person, words));
  };
  return { name: "people", title: (words) => words.people, element: card.element, draw };
}

/**
 * @param {Person} person
 * @param {Words} words
 */
function personLine(person, words) {
  const level = known(words.levels, person.level);
  const consents = person.consents.map(
    (consent) => `${known(words.consentNames, consent.id)} (${consent.version}), ${dayAndTime.format(new Date(consent.accepted_at))}`,
  );
  return h(
    "li",
    { class: "line" },
    h(
      "div",
      { class: "grow" },
      h("p", {}, h("b", {}, person.name), " ", h("span", { class: "pill work" }, level)),
      h("p", { class: "muted num" }, `${person.phone === null ? words.noPhone : readablePhone(person.phone)}, ${dayAndTime.format(new Date(person.created_at))}`),
      consents.length === 0 ? null : h("p", { class: "muted" }, `${words.consents}:`),
      ...consents.map((consent) => h("p", { class: "muted num consent" }, consent)),
    ),
  );
}

/**
 * @param {Record<string, string>} names
 * @param {string} id
 */
function known(names, id) {
  return names[id] ?? id;
}

/**
 * @param {ConsoleFeed} feed
 * @param {number} level
 * @returns {Card}
 */
export function requestsCard(feed, level) {
  const { nothing, list } = listOrNothing("ol");
  const scroll = h("div", { class: "log", tabindex: "0", role: "group", "aria-labelledby": "console-requests" }, list);
  const card = frame("requests", "swap", level, nothing, scroll);
  /** @param {Words} words */
  const draw = (words) => {
    card.head(words.requests);
    setText(nothing, words.noRequests);
    nothing.hidden = feed.requests.length > 0;
    scroll.hidden = feed.requests.length === 0;
    drawList(list, feed.requests, (request) => `${request.seq}/${words.key}`, (request) => requestLine(request, words));
  };
  return { name: "requests", title: (words) => words.requests, element: card.element, draw };
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
