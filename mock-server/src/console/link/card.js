// The link's card: it cuts the link between phone and portal, and mends it.

/** @import {CardMaker} from "/console/assets/console/cards.js" */

import { h, icon, setText } from "/console/assets/console/dom.js";
import { inBoth } from "/console/assets/console/words.js";
import { link, setLink } from "/console/assets/rooms/link/state.js";

const wordsIn = inBoth(
  {
    name: "Связь телефона с порталом",
    up: "Связь есть",
    down: "Связи нет",
    upInShort: "есть",
    downInShort: "нет",
    hint: "Без связи соединения с API портала обрываются без ответа.",
  },
  {
    name: "Link between phone and portal",
    up: "Link is up",
    down: "Link is down",
    upInShort: "up",
    downInShort: "down",
    hint: "While it is down, connections to the portal's API break without an answer.",
  },
);

/** @type {CardMaker} */
export function card() {
  const picture = icon("wifi");
  const state = h("span");
  const button = h("button", { type: "button", class: "ctl", role: "switch" }, picture, state);
  const hint = h("p", { class: "muted" });
  button.addEventListener("click", () => void setLink(!link.up));
  return {
    content: [h("div", { class: "pad" }, h("div", { class: "buttons" }, button), hint)],
    draw: (language) => {
      const words = wordsIn(language);
      const said = link.up ? words.up : words.down;
      button.setAttribute("aria-checked", String(link.up));
      button.setAttribute("aria-label", `${words.name}. ${said}`);
      button.classList.toggle("off", !link.up);
      picture.className = `i i-${link.up ? "wifi" : "offline"} m`;
      setText(state, said);
      setText(hint, words.hint);
    },
    mark: (language) => {
      const words = wordsIn(language);
      return { words: link.up ? words.upInShort : words.downInShort, warns: !link.up };
    },
  };
}
