// The card of the rules: the profile of settings that holds for new registrations, and the limits of a day.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {LimitsShown, ProfileShown} from "/console/assets/console/wire.js" */

import { h, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";

const wordsIn = inBoth(
  {
    profile: "Набор правил",
    hint: "Для новых регистраций; начатые идут по прежним правилам.",
    lifted: "Без суточных пределов",
    limits: "За сутки с одной установки: регистраций — {registrations}, входов — {signIns}, СМС — {codes}, ошибок — {tries}.",
  },
  {
    profile: "Set of rules",
    hint: "For new registrations; begun ones keep theirs.",
    lifted: "No daily limits",
    limits: "Per installation in a day: {registrations} registrations, {signIns} sign-ins, {codes} SMS, {tries} wrong tries.",
  },
);

/** @type {ProfileShown | null} */
let rules = null;

/** @type {LimitsShown | null} */
let daily = null;

/** @param {unknown} answer */
function tell(answer) {
  rules = /** @type {ProfileShown} */ (answer);
}

/** @param {unknown} answer */
function tellLimits(answer) {
  daily = /** @type {LimitsShown} */ (answer);
}

feed.follow("settings", async () => {
  tell(await feed.ask("GET", "/settings"));
  tellLimits(await feed.ask("GET", "/limits"));
});

/**
 * @param {string} text
 * @param {LimitsShown} shown
 */
function filledIn(text, { limits: { installation } }) {
  return text
    .replace("{registrations}", String(installation.registrations))
    .replace("{signIns}", String(installation.sign_ins))
    .replace("{codes}", String(installation.codes))
    .replace("{tries}", String(installation.wrong_tries));
}

/** @type {CardMaker} */
export function card() {
  const label = h("span", { class: "muted" });
  const choice = h("select", { class: "ctl" });
  const hint = h("p", { class: "muted" });
  choice.addEventListener("change", () => void feed.attempt(feed.ask("PUT", "/settings", { profile: choice.value }).then(tell)));
  const lifted = h("input", { type: "checkbox" });
  const liftedLabel = h("span", {});
  const limits = h("p", { class: "muted" });
  lifted.addEventListener("change", () => void feed.attempt(feed.ask("PUT", "/limits", { lifted: lifted.checked }).then(tellLimits)));
  return {
    content: [
      h("div", { class: "pad" }, h("label", { class: "labelled" }, label, choice), hint, h("label", { class: "tick" }, lifted, liftedLabel), limits),
    ],
    draw: (language) => {
      const words = wordsIn(language);
      setText(label, words.profile);
      setText(hint, words.hint);
      setText(liftedLabel, words.lifted);
      if (daily !== null) {
        lifted.checked = daily.lifted;
        setText(limits, filledIn(words.limits, daily));
      }
      if (rules === null) return;
      const shown = [...choice.options].map((option) => option.value).join();
      if (shown !== rules.profiles.join()) choice.replaceChildren(...rules.profiles.map((profile) => h("option", { value: profile }, profile)));
      if (choice.value !== rules.profile) choice.value = rules.profile;
    },
    mark: () => ({ words: rules?.profile ?? "…" }),
  };
}
