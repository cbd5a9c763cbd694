// A room in the frame: its card below its heading, and how it stands, in the head.

/** @import {Card} from "./cards.js" */
/** @import {Room} from "./rooms.js" */
/** @import {Language} from "./words.js" */

import { h, icon, setText } from "./dom.js";

export class Place {
  /**
   * @param {Room} room
   * @param {number} level of its heading on the first page
   */
  constructor(room, level) {
    this.room = room;
    this.title = h("a", { "data-room": room.name });
    this.heading = h(level === 3 ? "h3" : "h4", { id: `console-${room.name}` }, icon(room.icon), this.title);
    /** @type {Card} */
    this.card = room.card(this.heading.id);
    this.element = h("section", { class: `console-card ${room.name}`, "aria-labelledby": this.heading.id }, this.heading, ...this.card.content);
    this.markTitle = h("span", { class: "muted" });
    this.markWords = h("span", { class: "num" });
    this.mark = h("a", { class: "ctl", "data-room": room.name }, icon(room.icon), this.markTitle, this.markWords);
  }

  /**
   * @param {Room | null} open the room that is shown alone
   * @param {Language} language
   * @param {boolean} seen whether somebody may look at the page now
   */
  draw(open, language, seen) {
    const alone = open === this.room;
    const shown = alone || (open === null && this.room.share !== null);
    this.element.hidden = !shown;
    // A room that is shown alone has the page's heading.
    this.heading.hidden = alone;
    setText(this.title, this.room.title[language]);
    this.card.draw(language, shown && seen);
    this.drawMark(language);
  }

  /** @param {Language} language */
  drawMark(language) {
    if (this.card.mark === undefined) return;
    const { words, warns = false } = this.card.mark(language);
    setText(this.markTitle, `${this.room.title[language]}:`);
    setText(this.markWords, words);
    this.mark.classList.toggle("off", warns);
  }
}
