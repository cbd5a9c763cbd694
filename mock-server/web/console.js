// The console: header with rules, link and clock; cards; the log of requests. Puts itself into `[data-kabinet-console]`.
//
// The mount element says the language by `data-lang` (or the page by `?lang=`), and by `data-level` whether the console
// is the page's main thing (1, the default) or a part of a page (2).

/** @import {Card} from "./console/cards.js" */

import { clockTime } from "./console/cards.js";
import { h, icon, setText } from "./console/dom.js";
import { feed } from "./console/feed.js";
import { cards } from "./console/rooms.js";
import { languageOf, wordsIn } from "./console/words.js";

/** Narrower than this the cards become tabs. */
const COLUMNS_FROM = 760;
const TICK_MS = 500;

const date = new Intl.DateTimeFormat("ru-RU", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Europe/Moscow" });

class Console {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.part = mount.dataset["level"] === "2";
    const level = this.part ? 3 : 2;
    this.name = h("span");
    this.rules = h("select", { class: "ctl" });
    this.rulesLabel = h("span", { class: "muted" });
    this.linkMark = icon("wifi");
    this.linkWords = h("span");
    this.link = h("button", { type: "button", class: "ctl", role: "switch" }, this.linkMark, this.linkWords);
    this.time = h("span", { class: "num" });
    this.timeLabel = h("span", { class: "spoken" });
    this.openapi = h("a", { class: "ctl", href: "/openapi.json" }, icon("doc"));
    this.openapiWords = h("span");
    this.openapi.append(this.openapiWords);
    this.lost = h("p", { class: "lost", role: "status", hidden: true });
    this.tabs = h("div", { class: "tabs", role: "tablist" });
    this.board = h("div", { class: "board" });
    /** @type {Card[]} */
    this.cards = cards.map((card) => card(feed, level, () => this.words().words));
    this.selected = 0;
    this.narrow = false;
    this.tabButtons = this.cards.map((card, index) => this.tab(card, index));
    this.build();
    this.rules.addEventListener("change", () => void feed.setProfile(this.rules.value).catch(() => feed.setConnected(false)));
    this.link.addEventListener("click", () => void feed.setLink(feed.link?.up === false).catch(() => feed.setConnected(false)));
    feed.addEventListener("change", () => this.draw());
    new MutationObserver(() => this.draw()).observe(mount, { attributes: true, attributeFilter: ["data-lang"] });
    new ResizeObserver(() => this.fit()).observe(mount);
    window.setInterval(() => this.drawTime(), TICK_MS);
    this.draw();
    feed.start();
  }

  build() {
    const mark = h("img", { class: "mark", src: "/console/assets/mark.svg", alt: "", width: 28, height: 28 });
    const title = h(this.part ? "h2" : "h1", { class: "name" }, mark, this.name);
    const header = h(
      "div",
      { class: "head" },
      title,
      h("label", { class: "rule-choice" }, icon("tune"), this.rulesLabel, this.rules),
      this.link,
      h("span", { class: "ctl still" }, icon("clock"), this.timeLabel, this.time),
      this.openapi,
    );
    this.tabs.append(...this.tabButtons);
    for (const card of this.cards) this.board.append(card.element);
    this.mount.classList.add("console");
    this.mount.append(header, this.lost, this.tabs, this.board);
  }

  /**
   * @param {Card} card
   * @param {number} index
   */
  tab(card, index) {
    const button = h("button", { type: "button", role: "tab", id: `console-tab-${card.name}`, "aria-controls": `console-panel-${card.name}` });
    card.element.id = `console-panel-${card.name}`;
    button.addEventListener("click", () => this.select(index));
    button.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      this.select((index + step + this.cards.length) % this.cards.length);
      this.tabButtons[this.selected]?.focus();
    });
    return button;
  }

  /** @param {number} index */
  select(index) {
    this.selected = index;
    this.arrange();
  }

  fit() {
    const narrow = this.mount.clientWidth < COLUMNS_FROM;
    if (narrow === this.narrow) return;
    this.narrow = narrow;
    this.arrange();
  }

  arrange() {
    this.mount.toggleAttribute("data-narrow", this.narrow);
    this.tabs.hidden = !this.narrow;
    this.cards.forEach((card, index) => {
      const chosen = index === this.selected;
      const button = this.tabButtons[index];
      button?.setAttribute("aria-selected", String(chosen));
      button?.setAttribute("tabindex", chosen ? "0" : "-1");
      card.element.hidden = this.narrow && !chosen;
      if (this.narrow) card.element.setAttribute("role", "tabpanel");
      else card.element.removeAttribute("role");
    });
  }

  words() {
    const asked = this.mount.dataset["lang"] ?? new URLSearchParams(location.search).get("lang");
    return { language: languageOf(asked), words: wordsIn(languageOf(asked)) };
  }

  draw() {
    const { language, words } = this.words();
    this.mount.lang = language;
    if (!this.part) {
      document.documentElement.lang = language;
      document.title = words.title;
    }
    setText(this.name, words.title);
    setText(this.rulesLabel, `${words.rules}:`);
    setText(this.openapiWords, words.openapi);
    this.drawRules();
    const up = feed.link?.up ?? true;
    this.link.setAttribute("aria-checked", String(up));
    this.link.setAttribute("aria-label", `${words.linkSwitch}. ${up ? words.linkUp : words.linkDown}`);
    this.linkMark.className = `i i-${up ? "wifi" : "offline"} m`;
    setText(this.linkWords, up ? words.linkUp : words.linkDown);
    this.link.classList.toggle("off", !up);
    setText(this.timeLabel, `${words.clockNow}: `);
    setText(this.lost, words.lost);
    this.lost.hidden = feed.connected || feed.clock === null;
    this.tabs.setAttribute("aria-label", words.sections);
    this.cards.forEach((card, index) => {
      const button = this.tabButtons[index];
      if (button !== undefined) setText(button, card.title(words));
      card.draw(words);
    });
    this.drawTime();
    this.arrange();
  }

  drawRules() {
    const rules = feed.rules;
    if (rules === null) return;
    const shown = [...this.rules.options].map((option) => option.value).join();
    if (shown !== rules.profiles.join()) {
      this.rules.replaceChildren(...rules.profiles.map((profile) => h("option", { value: profile }, profile)));
    }
    if (this.rules.value !== rules.profile) this.rules.value = rules.profile;
  }

  drawTime() {
    const now = feed.now();
    setText(this.time, now === null ? "…" : `${date.format(now)}, ${clockTime(now)}`);
  }
}

const mount = document.querySelector("[data-kabinet-console]");
if (mount instanceof HTMLElement) new Console(mount);
