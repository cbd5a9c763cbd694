// The desk's page: the phone at the left with its tools, the console at the right. `?phone=only` shows the phone alone.

import { feed } from "/console/assets/console/feed.js";
import { portalStands } from "/console/assets/rooms/clock/time.js";

import { CodeSuggestion } from "./phone/code-suggestion.js";
import { h } from "./phone/dom.js";
import { letTimeStand } from "./phone/phone-time.js";
import { Phone } from "./phone/phone.js";
import { statusBar } from "./phone/status-bar.js";
import { Preferences } from "./preferences.js";
import { Tools } from "./tools.js";
import { deskWords } from "./words.js";

/** A link that breaks for a moment is not worth a banner. */
const LOST_AFTER_MS = 1500;

/** @import {Language, Screen} from "./phone/vocabulary.js" */

/**
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
function part(selector, type) {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`desk.html lacks ${selector}`);
  return element;
}

const phoneElement = part("[data-kabinet-phone]", HTMLElement);
const consoleElement = part("[data-kabinet-console]", HTMLElement);
const lost = part(".lost-desk", HTMLElement);
const alone = new URLSearchParams(location.search).get("phone") === "only";
document.body.classList.add(alone ? "alone" : "desk");
if (alone) consoleElement.remove();

const phone = new Phone(phoneElement);
const preferences = new Preferences(
  phoneElement,
  part(".device", HTMLElement),
  (large) => phone.setLargeText(large),
  (offset) => phone.setLocalTime(offset),
);
phoneElement.prepend(statusBar(() => phone.offset));
phoneElement.append(new CodeSuggestion(phone).element, h("div", { class: "homebar", "aria-hidden": "true" }));
const tools = new Tools(part(".tools", HTMLElement), preferences, (language) =>
  phone.report({ event: "locale_changed", language }),
);

/** @type {Language} */
let language = "ru";
phone.addEventListener("screen", (event) => {
  if (!(event instanceof CustomEvent)) return;
  language = /** @type {Screen} */ (event.detail).language;
  document.documentElement.lang = language;
  consoleElement.dataset["lang"] = language;
  consoleElement.setAttribute("aria-label", deskWords(language).console);
  tools.draw(language);
});

/** @type {number | undefined} */
let lostTimer;
phone.addEventListener("connection", (event) => {
  if (!(event instanceof CustomEvent)) return;
  if (event.detail === true) {
    window.clearTimeout(lostTimer);
    lostTimer = undefined;
    lost.replaceChildren();
    document.body.classList.remove("is-lost");
    return;
  }
  lostTimer ??= window.setTimeout(() => {
    const words = deskWords(language);
    lost.replaceChildren(h("strong", {}, words.lost), " ", words.lostWhatToDo);
    document.body.classList.add("is-lost");
  }, LOST_AFTER_MS);
});

feed.addEventListener("change", () => letTimeStand(portalStands()));

tools.draw(language);
phone.connect();
feed.start();
