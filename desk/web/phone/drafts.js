// Typed text on its way down: half a second after the last key, or at once when the person turns away.

/** @import {PhoneLink} from "./shell.js" */

const REST_MS = 500;

/** @typedef {{ key: string, field: string, text: string, timer: number | undefined }} Draft */

export class Drafts {
  /** @param {Pick<PhoneLink, "draft">} link */
  constructor(link) {
    this.link = link;
    /** @type {Map<string, Draft>} */
    this.waiting = new Map();
  }

  /**
   * @param {string} key the screen's
   * @param {string} field
   * @param {string} text
   */
  remember(key, field, text) {
    const name = `${key} ${field}`;
    window.clearTimeout(this.waiting.get(name)?.timer);
    const timer = window.setTimeout(() => void this.send(name, false), REST_MS);
    this.waiting.set(name, { key, field, text, timer });
  }

  /**
   * Sends all at once. What the desk didn't take stays for the next time.
   *
   * @param {boolean} [leaving] the page may be gone before the answer
   */
  async flush(leaving = false) {
    await Promise.all([...this.waiting.keys()].map((name) => this.send(name, leaving)));
  }

  /**
   * Forgets a screen's drafts: its texts went down with an intent.
   *
   * @param {string} key
   */
  forget(key) {
    for (const [name, draft] of this.waiting) {
      if (draft.key !== key) continue;
      window.clearTimeout(draft.timer);
      this.waiting.delete(name);
    }
  }

  /**
   * @param {string} name
   * @param {boolean} leaving
   */
  async send(name, leaving) {
    const draft = this.waiting.get(name);
    if (draft === undefined) return;
    window.clearTimeout(draft.timer);
    const taken = await this.link.draft(draft.key, draft.field, draft.text, leaving);
    if (taken && this.waiting.get(name) === draft) this.waiting.delete(name);
  }
}
