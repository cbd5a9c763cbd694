// Two live regions of the phone: one waits its turn, the other interrupts.

import { h } from "./dom.js";

/** A screen reader needs to see the region empty before it speaks the same words again. */
const SETTLE_MS = 60;
/** Said words leave the page after a while, so that a walk through the page doesn't find them. */
const CLEAR_MS = 8000;

/** One live region with what is on its way into it. */
class Region {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  /** @param {() => string} words asked for once the region was seen empty */
  say(words) {
    this.clear();
    this.timer = window.setTimeout(() => {
      // Places to break are for the eye.
      this.element.textContent = words().replaceAll("\u00ad", "");
      this.timer = window.setTimeout(() => this.clear(), CLEAR_MS);
    }, SETTLE_MS);
  }

  clear() {
    window.clearTimeout(this.timer);
    this.element.textContent = "";
  }
}

export class Announcer {
  constructor() {
    this.polite = new Region(h("div", { class: "spoken", role: "status", "aria-live": "polite" }));
    this.assertive = new Region(h("div", { class: "spoken", role: "alert", "aria-live": "assertive" }));
    /** @type {string[]} */
    this.waiting = [];
  }

  /** What stands on the page for the ear. */
  elements() {
    return [this.polite.element, this.assertive.element];
  }

  /**
   * Says it when the reader has finished; what is asked for together is said together.
   *
   * @param {string} text
   */
  sayPolitely(text) {
    if (text === "" || this.waiting.includes(text)) return;
    this.waiting.push(text);
    this.polite.say(() => {
      const words = this.waiting.join(" ");
      this.waiting = [];
      return words;
    });
  }

  /**
   * Interrupts: for errors after a submit.
   *
   * @param {string} text
   */
  sayNow(text) {
    if (text !== "") this.assertive.say(() => text);
  }

  /** Another screen stands there: what was said of the one before, or was about to be, is no news of it. */
  clear() {
    this.waiting = [];
    this.polite.clear();
    this.assertive.clear();
  }
}
