// What the rooms' cards are made of. Each room draws its card itself and keeps what it shows fresh by the feed.

/** @import {Language} from "./words.js" */

import { h } from "./dom.js";

/**
 * What a room shows of itself.
 *
 * @typedef {object} Card
 * @property {HTMLElement[]} content what stands below its heading
 * @property {(language: Language, seen: boolean) => void} draw `seen` says whether somebody may look at it now
 * @property {(language: Language) => Waiting} [waits] what waits for a person there
 * @property {(language: Language) => Mark} [mark] how it stands, for the frame's head
 */

/** How many things wait, and what is said after that number. @typedef {{ count: number, said: string }} Waiting */
/** A few words, and whether they warn. @typedef {{ words: string, warns?: boolean }} Mark */

/**
 * Makes a card below a heading with this id.
 *
 * @typedef {(heading: string) => Card} CardMaker
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
