// What holds requests up is shown once it has lasted, and said once; until then the screen looks as it did.

/** @import {BannerComponent, Busy, Language, Screen} from "./vocabulary.js" */

import { isStrip } from "./components/banner.js";

/** A link or a portal that is back sooner is not worth a word. */
const SHOWN_AFTER_MS = 1500;

/** Why requests are held up, in which words, and since when. @typedef {{ title: string, language: Language, since: number, shown: boolean }} Cause */

export class Patience {
  /** @param {() => void} redraw called when what was held back is due */
  constructor(redraw) {
    this.redraw = redraw;
    /** Words that are shown and were not said yet. */
    this.news = "";
    /** @type {Cause | null} */
    this.cause = null;
    /** What was under way on the picture of that visit. @type {{ visit: number, busy: Busy } | null} */
    this.busy = null;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  /**
   * The screen as it is to be shown now.
   *
   * @param {Screen} screen
   * @returns {Screen}
   */
  screen(screen) {
    const { components, busy, language, visit } = screen;
    const strip = components.find(isStrip);
    this.meet(strip, language);
    if (strip === undefined || this.cause === null || this.cause.shown) {
      this.busy = busy === null ? null : { visit, busy };
      return screen;
    }
    if (busy !== null) this.busy = { visit, busy };
    const still = this.busy?.visit === visit ? this.busy.busy : null;
    return { ...screen, components: components.filter((one) => !isStrip(one)), busy: still };
  }

  /** What is to be said of the screen that is shown now; once asked for, it was said. */
  takeNews() {
    const { news } = this;
    this.news = "";
    return news;
  }

  /**
   * @param {BannerComponent | undefined} strip
   * @param {Language} language
   */
  meet(strip, language) {
    window.clearTimeout(this.timer);
    if (strip === undefined) {
      this.cause = null;
      return;
    }
    const { title } = strip;
    // The same words in another language are no news.
    if (this.cause !== null && this.cause.language !== language) this.cause = { ...this.cause, title, language };
    if (this.cause?.title !== title) {
      // Where one cause follows another, requests are held up as long as they were.
      const shown = this.cause?.shown ?? false;
      this.cause = { title, language, since: this.cause?.since ?? performance.now(), shown };
      if (shown) this.news = words(strip);
    }
    if (this.cause.shown) return;
    // A wait that the portal named holds the screen's actions at once: so its reason is there at once.
    const left = this.cause.since + SHOWN_AFTER_MS - performance.now();
    if (left > 0 && (strip.action?.countdown ?? null) === null) {
      this.timer = window.setTimeout(this.redraw, left);
      return;
    }
    this.cause.shown = true;
    this.news = words(strip);
  }
}

/** @param {BannerComponent} strip */
function words({ title, text }) {
  return text === "" ? title : `${title}. ${text}`;
}
