// A message at the top that goes by itself, unless a pointer or the focus rests on it.

/** @import {Notice} from "./vocabulary.js" */

import { toneIcon } from "./components/tone-icon.js";
import { h, icon, setAttribute, setIcon, setText, show } from "./dom.js";

const STAYS_MS = 6000;

export class NoticeView {
  /** @param {(pixels: number) => void} height told how much of the screen it takes, so that nothing stays under it */
  constructor(height) {
    this.mark = icon("info");
    this.words = h("span", { class: "grow" });
    this.close = h("button", { type: "button", class: "icon-button" }, icon("close", "m"));
    this.card = h("div", { class: "notice", hidden: true }, this.mark, this.words, this.close);
    // The region stands on the page before its words do: that is when they are spoken.
    this.element = h("div", { class: "notice-place", role: "status" }, this.card);
    this.size = new ResizeObserver(() => height(this.card.offsetHeight));
    this.size.observe(this.card);
    this.last = -1;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.close.addEventListener("click", () => this.hide());
    this.card.addEventListener("focusin", () => this.stay());
    this.card.addEventListener("mousemove", (event) => {
      // A message that comes up under a resting pointer is told of a movement too, one of no length.
      if (event.movementX !== 0 || event.movementY !== 0) this.stay();
    });
    for (const event of ["mouseleave", "focusout"]) this.card.addEventListener(event, () => this.goLater());
  }

  /**
   * A message that was there before the page: it has been seen.
   *
   * @param {Notice | null} notice
   */
  markSeen(notice) {
    if (notice !== null) this.last = notice.id;
  }

  /** @param {Notice | null} notice */
  update(notice) {
    if (notice === null) {
      this.hide();
      return;
    }
    setAttribute(this.close, "aria-label", notice.close_label);
    setText(this.words, notice.text);
    if (notice.id === this.last) return;
    this.last = notice.id;
    setAttribute(this.card, "class", `notice ${notice.tone}`);
    setIcon(this.mark, toneIcon(notice.tone));
    show(this.card, true);
    this.goLater();
  }

  /**
   * With a sheet or a question before it, it still speaks, but can't be closed.
   *
   * @param {boolean} isBehind
   */
  setBehind(isBehind) {
    this.close.inert = isBehind;
  }

  goLater() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.hide(), STAYS_MS);
  }

  stay() {
    window.clearTimeout(this.timer);
  }

  hide() {
    window.clearTimeout(this.timer);
    show(this.card, false);
  }
}
