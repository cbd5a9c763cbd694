// The clock's card: it moves the portal's clock.

/** @import {CardMaker} from "/console/assets/console/cards.js" */

import { clockTime } from "/console/assets/console/cards.js";
import { h, setText } from "/console/assets/console/dom.js";
import { inBoth } from "/console/assets/console/words.js";
import { advance, letPortalStand, portalStands, portalTime } from "/console/assets/rooms/clock/time.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wordsIn = inBoth(
  {
    minute: "+1 мин", quarter: "+15 мин", hour: "+1 ч", day: "+1 день", stop: "Пауза", goOn: "Продолжить", stand: "стоят",
    hint: "Идут только вперёд и общие для портала и телефона.",
  },
  {
    minute: "+1 min", quarter: "+15 min", hour: "+1 h", day: "+1 day", stop: "Pause", goOn: "Go on", stand: "paused",
    hint: "Moves forward only; portal and phone share it.",
  },
);
const steps = /** @type {const} */ ([["minute", MINUTE], ["quarter", 15 * MINUTE], ["hour", HOUR], ["day", DAY]]);
const date = new Intl.DateTimeFormat("ru-RU", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Europe/Moscow" });

/** @type {CardMaker} */
export function card() {
  const hint = h("p", { class: "muted" });
  const buttons = steps.map(([name, seconds]) => {
    const button = h("button", { type: "button", class: "ctl num" });
    button.addEventListener("click", () => void advance(seconds));
    return { name, button };
  });
  const stop = h("button", { type: "button", class: "ctl" });
  stop.addEventListener("click", () => void letPortalStand(!portalStands()));
  return {
    content: [h("div", { class: "pad" }, h("div", { class: "buttons" }, ...buttons.map(({ button }) => button), stop), hint)],
    draw: (language) => {
      const words = wordsIn(language);
      for (const { name, button } of buttons) setText(button, words[name]);
      setText(stop, portalStands() ? words.goOn : words.stop);
      setText(hint, words.hint);
    },
    mark: (language) => {
      const now = portalTime();
      if (now === null) return { words: "…" };
      const shown = `${date.format(now)}, ${clockTime(now)}`;
      return portalStands() ? { words: `${shown}, ${wordsIn(language).stand}`, warns: true } : { words: shown };
    },
  };
}
