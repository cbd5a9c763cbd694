// The card of the rules: the profile of settings that holds for new registrations.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {ProfileShown} from "/console/assets/console/wire.js" */

import { h, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";

const wordsIn = inBoth(
  { profile: "Набор правил", hint: "Для новых регистраций; начатые идут по прежним правилам." },
  { profile: "Set of rules", hint: "For new registrations; begun ones keep theirs." },
);

/** @type {ProfileShown | null} */
let rules = null;

/** @param {unknown} answer */
function tell(answer) {
  rules = /** @type {ProfileShown} */ (answer);
}

feed.follow("settings", () => feed.ask("GET", "/settings").then(tell));

/** @type {CardMaker} */
export function card() {
  const label = h("span", { class: "muted" });
  const choice = h("select", { class: "ctl" });
  const hint = h("p", { class: "muted" });
  choice.addEventListener("change", () => void feed.attempt(feed.ask("PUT", "/settings", { profile: choice.value }).then(tell)));
  return {
    content: [h("div", { class: "pad" }, h("label", { class: "labelled" }, label, choice), hint)],
    draw: (language) => {
      const words = wordsIn(language);
      setText(label, words.profile);
      setText(hint, words.hint);
      if (rules === null) return;
      const shown = [...choice.options].map((option) => option.value).join();
      if (shown !== rules.profiles.join()) choice.replaceChildren(...rules.profiles.map((profile) => h("option", { value: profile }, profile)));
      if (choice.value !== rules.profile) choice.value = rules.profile;
    },
    mark: () => ({ words: rules?.profile ?? "…" }),
  };
}
