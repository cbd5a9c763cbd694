// What the console's cards are made of. Each card draws itself from the feed and is a module of the room that it shows.

/** @import {ConsoleFeed} from "./feed.js" */
/** @import {Words} from "./words.js" */

import { h, icon, setText } from "./dom.js";

/**
 * A card: its element, its short name for the tab row and how it follows the feed.
 *
 * @typedef {{ name: string, title: (words: Words) => string, element: HTMLElement, draw: (words: Words) => void }} Card
 */

/**
 * Makes a card: `level` is that of its heading, `words` gives the words that are shown now.
 *
 * @typedef {(feed: ConsoleFeed, level: number, words: () => Words) => Card} CardMaker
 */

const timeOfDay = new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Europe/Moscow" });
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
 * A name that may be of a later portal, in words where there are some.
 *
 * @param {Record<string, string>} names
 * @param {string} id
 */
export function known(names, id) {
  return names[id] ?? id;
}
