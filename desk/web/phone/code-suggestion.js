// The keyboard's suggestion of a code that just came by SMS, as the system shows it above its keys.

/** @import {Message} from "/console/assets/console/wire.js" */
/** @import {Screen} from "./vocabulary.js" */
/** @import {Phone} from "./phone.js" */

import { feed } from "/console/assets/console/feed.js";
import { portalTime } from "/console/assets/rooms/clock/time.js";
import { newestLive } from "/console/assets/rooms/operator/inbox.js";

import { h, icon, keepFocusOnPress, setExactText, setText, show } from "./dom.js";
import { systemWords } from "./words.js";

/** A system offers codes of messages that are this new. */
const OFFERED_FOR_MS = 10 * 60 * 1000;
/** Where the desk's phone remembers the number of its SIM card. */
const SIM = "kabinet.sim";

export class CodeSuggestion {
  /** @param {Phone} phone */
  constructor(phone) {
    this.phone = phone;
    /** @type {Set<number>} */
    this.taken = new Set();
    /** @type {Message | null} */
    this.message = null;
    this.from = h("span", { class: "from" });
    this.code = h("b", { class: "num", "aria-hidden": "true" });
    // For the ear digit by digit: no number of thousands.
    this.spokenCode = h("span", { class: "spoken" });
    const words = h("span", {}, this.from, " ", this.code, this.spokenCode);
    this.button = h("button", { type: "button", class: "suggest" }, icon("sms", "m"), words);
    this.element = h("div", { class: "suggest-place", hidden: true }, this.button);
    keepFocusOnPress(this.button);
    this.button.addEventListener("click", () => this.take());
    phone.addEventListener("screen", (event) => {
      if (event instanceof CustomEvent) this.rememberNumber(event.detail);
      this.draw();
    });
    feed.addEventListener("change", () => this.draw());
    document.addEventListener("kabinet:code", (event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail?.code !== "string") return;
      const field = phone.codeField();
      const own = sessionStorage.getItem(SIM);
      if (field === null || (own !== null && own !== event.detail.to)) return;
      event.preventDefault();
      field.fill(event.detail.code);
    });
  }

  /**
   * The phone learns its own number as soon as a screen says it.
   *
   * @param {Screen} screen
   */
  rememberNumber(screen) {
    for (const component of screen.components) {
      if (component.type !== "paragraph") continue;
      const number = /\+7\D*9(?:\D?\d){9}/.exec(component.text);
      if (number !== null) sessionStorage.setItem(SIM, `+${number[0].replace(/\D/g, "")}`);
    }
  }

  draw() {
    this.message = this.phone.codeField() === null ? null : this.newest();
    show(this.element, this.message !== null);
    if (this.message === null) return;
    const code = this.message.code ?? "";
    setText(this.from, systemWords(this.phone.update?.top.language ?? "ru").fromMessages);
    setExactText(this.code, code);
    setExactText(this.spokenCode, [...code].join(" "));
  }

  newest() {
    const own = sessionStorage.getItem(SIM);
    const now = portalTime();
    const message = newestLive(own);
    if (message === null || now === null || this.taken.has(message.id)) return null;
    return now.getTime() - Date.parse(message.sent_at) <= OFFERED_FOR_MS ? message : null;
  }

  take() {
    const code = this.message?.code;
    if (this.message === null || typeof code !== "string") return;
    this.taken.add(this.message.id);
    this.phone.codeField()?.fill(code);
    this.draw();
  }
}
