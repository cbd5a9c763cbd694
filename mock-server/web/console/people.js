// The card of everybody who has an account.

/** @import {CardMaker} from "./cards.js" */
/** @import {Person} from "./wire.js" */
/** @import {Words} from "./words.js" */

import { frame, known, listOrNothing, readablePhone } from "./cards.js";
import { drawList, h, setText } from "./dom.js";

const dayAndTime = new Intl.DateTimeFormat("ru-RU", {
  day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow",
});

/** @type {CardMaker} */
export function card(feed, level) {
  const { nothing, list } = listOrNothing("ul");
  const shown = frame("people", "user", level, nothing, list);
  /** @param {Words} words */
  const draw = (words) => {
    shown.head(words.people, feed.people.length);
    setText(nothing, words.noPeople);
    nothing.hidden = feed.people.length > 0;
    drawList(list, feed.people, (person) => JSON.stringify([person, words.people]), (person) => personLine(person, words));
  };
  return { name: "people", title: (words) => words.people, element: shown.element, draw };
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
