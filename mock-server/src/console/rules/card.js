// The card of the rules: the profile of settings that holds for new registrations, and the limits of a day.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {LimitsShown, ProfileShown} from "/console/assets/console/wire.js" */

import { known } from "/console/assets/console/cards.js";
import { h, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";

const wordsIn = inBoth(
  {
    profile: "Набор правил",
    hint: "Для новых регистраций; начатые идут по прежним правилам.",
    about: {
      kabinet: "правила кабинета: пароль от 12 знаков, код живёт 10 минут",
      "doc-000": "документ 000: пароль 8–20 знаков с цифрой и знаком, код живёт 10 минут",
      "doc-004": "документ 004: пароль от 12 знаков с цифрой и знаком, код живёт 5 минут",
    },
    reset: "Начать заново",
    resetHint: "Портал забудет всё: людей, СМС, сбои, часы и правила. Телефон останется, как есть.",
    sure: "Точно начать заново?",
    lifted: "Без суточных пределов",
    limits: "За сутки с одной установки: регистраций — {registrations}, входов — {signIns}, СМС — {codes}, ошибок — {tries}.",
  },
  {
    profile: "Set of rules",
    hint: "For new registrations; begun ones keep theirs.",
    about: {
      kabinet: "the account’s own: a password from 12 characters, a code lives 10 minutes",
      "doc-000": "document 000: a password of 8 to 20 characters with a digit and a sign, a code lives 10 minutes",
      "doc-004": "document 004: a password from 12 characters with a digit and a sign, a code lives 5 minutes",
    },
    reset: "Start over",
    resetHint: "The portal forgets everything: people, SMS, faults, clock and rules. The phone stays as it is.",
    sure: "Really start over?",
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
  const about = h("p", {});
  const hint = h("p", { class: "muted" });
  const again = h("button", { type: "button", class: "ctl" });
  const resetHint = h("p", { class: "muted", id: "console-reset-hint" });
  again.setAttribute("aria-describedby", resetHint.id);
  // The second press is the answer to what the button asks after the first.
  let asked = false;
  const ask = (/** @type {boolean} */ asks) => {
    asked = asks;
    feed.changed();
  };
  again.addEventListener("click", () => {
    if (asked) void feed.attempt(feed.ask("POST", "/reset", {}).then(() => {}));
    ask(!asked);
  });
  again.addEventListener("blur", () => ask(false));
  choice.addEventListener("change", () => void feed.attempt(feed.ask("PUT", "/settings", { profile: choice.value }).then(tell)));
  const lifted = h("input", { type: "checkbox" });
  const liftedLabel = h("span", {});
  const limits = h("p", { class: "muted" });
  lifted.addEventListener("change", () => void feed.attempt(feed.ask("PUT", "/limits", { lifted: lifted.checked }).then(tellLimits)));
  return {
    content: [
      h("div", { class: "pad" }, h("label", { class: "labelled" }, label, choice), about, hint, h("label", { class: "tick" }, lifted, liftedLabel), limits, again, resetHint),
    ],
    draw: (language) => {
      const words = wordsIn(language);
      setText(label, words.profile);
      setText(hint, words.hint);
      setText(about, rules === null ? "" : known(words.about, rules.profile));
      setText(again, asked ? words.sure : words.reset);
      again.classList.toggle("off", asked);
      setText(resetHint, words.resetHint);
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
