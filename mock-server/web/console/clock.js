// The card that moves the portal's clock.

/** @import {CardMaker} from "./cards.js" */
/** @import {Words} from "./words.js" */

import { frame } from "./cards.js";
import { h, setText } from "./dom.js";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** @type {CardMaker} */
export function card(feed, level) {
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
  const shown = frame("clock", "clock", level, h("div", { class: "pad" }, h("div", { class: "buttons" }, ...steps.map((step) => step.button)), hint));
  /** @param {Words} words */
  const draw = (words) => {
    shown.head(words.clock);
    for (const step of steps) setText(step.button, step.label(words));
    setText(hint, words.clockHint);
  };
  return { name: "clock", title: (words) => words.clock, element: shown.element, draw };
}
