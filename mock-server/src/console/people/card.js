// The card of everybody who has an account.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {People, PersonShown} from "/console/assets/console/wire.js" */

import { known, listOrNothing, readablePhone } from "/console/assets/console/cards.js";
import { drawList, h, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";

const wordsIn = inBoth(
  {
    none: "Ещё никто не завёл кабинет.",
    noPhone: "без номера",
    consents: "Согласия",
    consentNames: { agreement: "соглашение", personal_data: "обработка данных", news: "новости" },
    levels: { basic: "Упрощённая" },
  },
  {
    none: "Nobody has an account yet.",
    noPhone: "no number",
    consents: "Consents",
    consentNames: { agreement: "agreement", personal_data: "data processing", news: "news" },
    levels: { basic: "Basic" },
  },
);
const dayAndTime = new Intl.DateTimeFormat("ru-RU", {
  day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow",
});

/** @typedef {ReturnType<typeof wordsIn>} Words */

/** The newest first. @type {PersonShown[]} */
let people = [];

feed.follow("people", async () => {
  people = /** @type {People} */ (await feed.ask("GET", "/people")).people;
});

/** @type {CardMaker} */
export function card() {
  const { nothing, list } = listOrNothing("ul");
  return {
    content: [nothing, list],
    draw: (language) => {
      const words = wordsIn(language);
      setText(nothing, words.none);
      nothing.hidden = people.length > 0;
      drawList(list, people, (person) => JSON.stringify([person, words.consents]), (person) => personLine(person, words));
    },
  };
}

/**
 * @param {PersonShown} person
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
      h("p", { class: "muted num" }, `${typeof person.phone !== "string" ? words.noPhone : readablePhone(person.phone)}, ${dayAndTime.format(new Date(person.created_at))}`),
      consents.length === 0 ? null : h("p", { class: "muted" }, `${words.consents}:`),
      ...consents.map((consent) => h("p", { class: "muted num consent" }, consent)),
    ),
  );
}
