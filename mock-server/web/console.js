// The console's frame: a head with how things stand, a rail, and the page of the room that the address names. It knows the
// rooms by their list only. Puts itself into `[data-kabinet-console]`.
//
// The mount element says the language by `data-lang` (or the page by `?lang=`), by `data-level` whether the console is the
// page's main thing (1, the default) or a part of a page (2), and by `data-home` and `data-rooms` how the page's address
// names rooms.

import { OWN_WINDOW, addressOf, roomAt } from "./console/address.js";
import { h, icon, setText } from "./console/dom.js";
import { feed } from "./console/feed.js";
import { Place } from "./console/place.js";
import { Rail } from "./console/rail.js";
import { groups } from "./console/rooms.js";
import { frameWords, languageOf } from "./console/words.js";

const TICK_MS = 500;

/** Here no two cards have room side by side: rooms are shown one at a time, and the first page is the first of them. */
const ONE_AT_A_TIME = "(max-width: 1280px), (max-height: 799px)";

const rooms = groups.flatMap((group) => group.rooms);

class Console {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.part = mount.dataset["level"] === "2";
    this.scheme = { home: mount.dataset["home"] ?? OWN_WINDOW.home, rooms: mount.dataset["rooms"] ?? OWN_WINDOW.rooms };
    this.open = roomAt(rooms, this.scheme, location.href);
    this.small = window.matchMedia(ONE_AT_A_TIME);
    this.places = rooms.map((room) => new Place(room, this.part ? 4 : 3));
    this.rail = new Rail(groups, this.places);
    this.name = h("span");
    this.openapi = h("span", { class: "openapi" });
    this.lost = h("p", { class: "lost", role: "status", hidden: true });
    this.title = h(this.part ? "h3" : "h2", { tabindex: "-1" });
    this.windowWords = h("span");
    this.window = h("a", { class: "ctl small", target: "_blank", rel: "noopener" }, icon("devices", "s"), this.windowWords);
    this.board = h("div", { class: "board" });
    this.build();
    mount.addEventListener("click", (event) => this.follow(event));
    window.addEventListener("popstate", () => this.show());
    document.addEventListener("visibilitychange", () => this.draw());
    feed.addEventListener("change", () => this.draw());
    this.small.addEventListener("change", () => this.draw());
    new MutationObserver(() => this.draw()).observe(mount, { attributes: true, attributeFilter: ["data-lang"] });
    window.setInterval(() => this.drawMarks(), TICK_MS);
    this.draw();
    feed.start();
  }

  build() {
    const mark = h("img", { class: "mark", src: "/console/assets/mark.svg", alt: "", width: 28, height: 28 });
    const marks = this.places.filter((place) => place.card.mark !== undefined).map((place) => place.mark);
    const head = h(
      "div",
      { class: "head" },
      h(this.part ? "h2" : "h1", { class: "name" }, mark, this.name),
      ...marks,
      h("a", { class: "ctl", href: "/openapi.json" }, icon("doc"), this.openapi),
    );
    const shares = /** @type {const} */ (["tall", "small", "wide", null]).map((share) =>
      h("div", { class: share ?? "own" }, ...this.places.filter((place) => place.room.share === share).map((place) => place.element)),
    );
    this.board.append(...shares);
    const page = h("div", { class: "room" }, h("div", { class: "room-head" }, this.title, this.window), this.board);
    this.mount.classList.add("console");
    this.mount.append(head, this.lost, h("div", { class: "house" }, this.rail.element, page));
  }

  /**
   * Opens the room of a link without loading the page anew, unless another window is asked for.
   *
   * @param {MouseEvent} event
   */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-room]") : null;
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!(link instanceof HTMLAnchorElement) || elsewhere) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, "", link.href);
    this.show();
  }

  /** Shows the room that the address names now. */
  show() {
    this.open = roomAt(rooms, this.scheme, location.href);
    this.rail.fold(true);
    this.draw();
    this.title.focus();
  }

  language() {
    return languageOf(this.mount.dataset["lang"] ?? new URLSearchParams(location.search).get("lang"));
  }

  draw() {
    const language = this.language();
    const words = frameWords(language);
    this.mount.toggleAttribute("data-small", this.small.matches);
    const open = this.open ?? (this.small.matches ? (rooms[0] ?? null) : null);
    const title = open?.title[language] ?? words.overview;
    this.mount.lang = language;
    if (!this.part) {
      document.documentElement.lang = language;
      document.title = `${title} — ${words.title}`;
    }
    setText(this.name, words.title);
    setText(this.openapi, words.openapi);
    setText(this.lost, words.lost);
    this.lost.hidden = feed.connected || !feed.met;
    setText(this.title, title);
    setText(this.windowWords, words.ownWindow);
    this.window.href = addressOf(open?.name ?? null, OWN_WINDOW, new URL(`?lang=${language}`, location.href).href);
    this.board.classList.toggle("alone", open !== null);
    const seen = document.visibilityState === "visible";
    for (const place of this.places) place.draw(open, language, seen);
    this.rail.draw(open, language, !this.small.matches);
    for (const link of this.mount.querySelectorAll("a[data-room]")) {
      link.setAttribute("href", addressOf(link.getAttribute("data-room") || null, this.scheme, location.href));
    }
  }

  drawMarks() {
    const language = this.language();
    for (const place of this.places) place.drawMark(language);
  }
}

const mount = document.querySelector("[data-kabinet-console]");
if (mount instanceof HTMLElement) new Console(mount);
