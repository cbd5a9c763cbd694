// Two live regions of the phone: one waits its turn, the other interrupts.

import { h } from "./dom.js";

/** A screen reader needs to see the region empty before it speaks the same words again. */
const SETTLE_MS = 60;
/** Said words leave the page after a while, so that a walk through the page doesn't find them. */
const CLEAR_MS = 8000;

export class Announcer {
  constructor() {
    this.polite = h("div", { class: "spoken", role: "status", "aria-live": "polite" });
    this.assertive = h("div", { class: "spoken", role: "alert", "aria-live": "assertive" });
    /** @type {string[]} */
    this.waiting = [];
    /** @type {number | undefined} */
    this.politeTimer = undefined;
    /** @type {number | undefined} */
    this.assertiveTimer = undefined;
  }

  /**
   * Says it when the reader has finished; what is asked for together is said together.
   *
   * @param {string} text
   */
  sayPolitely(text) {
    if (text === "" || this.waiting.includes(text)) return;
    this.waiting.push(text);
    window.clearTimeout(this.politeTimer);
    this.polite.textContent = "";
    this.politeTimer = window.setTimeout(() => {
      this.polite.textContent = this.waiting.join(" ");
      this.waiting = [];
      this.politeTimer = window.setTimeout(() => (this.polite.textContent = ""), CLEAR_MS);
    }, SETTLE_MS);
  }

  /**
   * Interrupts: for errors after a submit.
   *
   * @param {string} text
   */
  sayNow(text) {
    if (text === "") return;
    window.clearTimeout(this.assertiveTimer);
    this.assertive.textContent = "";
    this.assertiveTimer = window.setTimeout(() => {
      this.assertive.textContent = text;
      this.assertiveTimer = window.setTimeout(() => (this.assertive.textContent = ""), CLEAR_MS);
    }, SETTLE_MS);
  }
}
