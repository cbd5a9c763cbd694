// The way into the rooms: a rail with their groups, and with how much waits in each.

/** @import {Place} from "./place.js" */
/** @import {Group, Room} from "./rooms.js" */
/** @import {Language} from "./words.js" */

import { h, icon, setText } from "./dom.js";
import { frameWords } from "./words.js";

export class Rail {
  /**
   * @param {Group[]} groups
   * @param {Place[]} places
   */
  constructor(groups, places) {
    this.first = entry(null, "grid");
    this.entries = places.map((place) => ({ place, ...entry(place.room.name, place.room.icon) }));
    this.groups = groups.map((group, at) => {
      const title = h("p", { class: "muted", id: `console-group-${at}` });
      const own = this.entries.filter(({ place }) => group.rooms.includes(place.room));
      const list = h("ul", { role: "list", "aria-labelledby": title.id }, ...own.map(({ link }) => h("li", {}, link)));
      return { group, title, element: h("div", {}, title, list) };
    });
    this.firstList = h("ul", { role: "list" }, h("li", {}, this.first.link));
    this.unfoldWords = h("span");
    // Where the rail would take the room's place it is folded behind this button.
    this.unfold = h("button", { type: "button", class: "ctl" }, icon("list"), this.unfoldWords, icon("down", "s"));
    this.element = h("nav", { class: "rail" }, this.unfold, this.firstList, ...this.groups.map(({ element }) => element));
    this.fold(true);
    this.unfold.addEventListener("click", () => this.fold(this.element.classList.contains("unfolded")));
  }

  /** @param {boolean} folded */
  fold(folded) {
    this.element.classList.toggle("unfolded", !folded);
    this.unfold.setAttribute("aria-expanded", String(!folded));
  }

  /**
   * @param {Room | null} open
   * @param {Language} language
   * @param {boolean} hasOverview whether there is a page with several rooms
   */
  draw(open, language, hasOverview) {
    const words = frameWords(language);
    this.element.setAttribute("aria-label", words.rooms);
    for (const { group, title } of this.groups) setText(title, group.title[language]);
    setText(this.unfoldWords, words.unfold);
    setText(this.first.title, words.overview);
    this.firstList.hidden = !hasOverview;
    current(this.first.link, open === null);
    for (const { place, link, title, count } of this.entries) {
      const { room, card } = place;
      setText(title, room.title[language]);
      current(link, open === room);
      const waiting = card.waits?.(language);
      const waits = waiting !== undefined && waiting.count > 0;
      count.hidden = !waits;
      setText(count, waits ? String(waiting.count) : "");
      if (waits) link.setAttribute("aria-label", `${room.title[language]} ${waiting.count}, ${waiting.said}`);
      else link.removeAttribute("aria-label");
    }
  }
}

/**
 * @param {string | null} room
 * @param {string} picture
 */
function entry(room, picture) {
  const title = h("span");
  const count = h("span", { class: "count num", hidden: true });
  return { title, count, link: h("a", { "data-room": room ?? "" }, icon(picture), title, " ", count) };
}

/**
 * @param {HTMLElement} link
 * @param {boolean} open
 */
function current(link, open) {
  if (open) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}
