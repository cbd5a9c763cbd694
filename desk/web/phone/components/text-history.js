// What undo and redo go through in a field whose text is rewritten while it is typed: the browser's own history would
// bring back texts that the mask had not seen yet.

/** @import {Edited} from "./edits.js" */

/** Nobody goes back further. */
const MOST = 100;

export class TextHistory {
  /** @param {Edited} first */
  constructor(first) {
    /** @type {Edited[]} */
    this.states = [first];
    this.at = 0;
  }

  /**
   * Begins anew: what stood there before is no longer the person's.
   *
   * @param {Edited} first
   */
  reset(first) {
    this.states = [first];
    this.at = 0;
  }

  /**
   * The person changed the text.
   *
   * @param {Edited} state
   */
  push(state) {
    if (state.text === this.states[this.at]?.text) return;
    this.states = [...this.states.slice(Math.max(0, this.at + 2 - MOST), this.at + 1), state];
    this.at = this.states.length - 1;
  }

  /** @returns {Edited} */
  now() {
    return this.states[this.at] ?? { text: "", start: 0, end: 0 };
  }

  /**
   * What stands there is the same change still: the mask rewrote it, or the caret went elsewhere.
   *
   * @param {Edited} state
   */
  amend(state) {
    this.states[this.at] = state;
  }

  /** @returns {Edited | null} null when there is nothing to take back */
  undo() {
    return this.go(-1);
  }

  /** @returns {Edited | null} null when nothing was taken back */
  redo() {
    return this.go(1);
  }

  /** @param {-1 | 1} step */
  go(step) {
    const state = this.states[this.at + step];
    if (state === undefined) return null;
    this.at += step;
    return state;
  }
}

/**
 * Which way a key goes through the history. A letter is known by its place on keyboards that have no Latin ones.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | null}
 */
export function historyKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
  if (letter === "z") return event.shiftKey ? "redo" : "undo";
  return letter === "y" && !event.shiftKey ? "redo" : null;
}
