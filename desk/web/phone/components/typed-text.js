// The life of a text while a person types it: mask, undo and redo, verdict, correction.

/** @import {FieldCheck, FieldValue, Offers, Repaired, Verdict} from "../vocabulary.js" */
/** @import {ScreenContext} from "../shell.js" */
/** @import {Edited} from "./edits.js" */
/** @import {FieldFrame} from "./field-frame.js" */

import { h, keepFocusOnPress, numbersWhole, setAttribute, setText, show } from "../dom.js";
import { afterKey, placeInMasked } from "./edits.js";
import { TextHistory, historyKey } from "./text-history.js";

/** Verdicts are spoken once typing rests. */
const REST_MS = 700;

/** @type {Verdict} */
const NOTHING = { verdict: "none" };

/**
 * The part of a field's data that its text depends on.
 *
 * @typedef {{ id: string, label: string, hint: string | null, value: string, value_rev: number, verdict: Verdict }} TextData
 */

export class TypedText {
  /**
   * @param {FieldFrame} frame
   * @param {ScreenContext} context
   * @param {TextData} data
   * @param {() => void} onText called whenever the text in the control changed
   * @param {((text: string, at: number) => boolean) | null} isMasks whether its mask put in a sign; null without a mask
   */
  constructor(frame, context, data, onText, isMasks) {
    this.frame = frame;
    this.control = frame.control;
    this.context = context;
    this.data = data;
    this.onText = onText;
    this.isMasks = isMasks;
    /** What the next key finds. @type {Edited} */
    this.before = { text: "", start: 0, end: 0 };
    this.history = new TextHistory(this.before);
    /** An input method is at work, and the text is its. */
    this.composing = false;
    /** What came meanwhile. @type {TextData | null} */
    this.awaited = null;
    this.visit = -1;
    /** @type {number | null} */
    this.valueRev = null;
    /** @type {Verdict} */
    this.shown = NOTHING;
    /** A wrong text is being mended: while that goes on nothing is scolded, and once it is right that is seen at once. */
    this.mending = false;
    /** The language of what is shown. */
    this.language = context.screen().language;
    /** The answer about the text that stands in the control now. @type {{ typed: string, check: FieldCheck } | null} */
    this.checked = null;
    /** The text a person wants as typed. @type {string | null} */
    this.keptAsTyped = null;
    /** The text that was looked at on leaving. @type {string | null} */
    this.finished = null;
    /** @type {Promise<void> | null} */
    this.finishing = null;
    /** @type {number | undefined} */
    this.restTimer = undefined;

    this.note = h("span", { class: "grow" });
    this.undo = h("button", { type: "button" });
    this.strip = h("div", { class: "repaired", hidden: true }, this.note, this.undo);
    /** @type {string} */
    this.typedBeforeRepair = "";
    keepFocusOnPress(this.undo);
    this.undo.addEventListener("click", () => void this.undoRepair());
    this.offers = h("div", { class: "offers", role: "group", hidden: true });
    /** What its buttons are made of. @type {Offers | null} */
    this.offered = null;
    frame.element.append(this.strip, this.offers);

    this.control.addEventListener("beforeinput", (event) => {
      this.before = this.state();
      if (this.isMasks === null || !(event.inputType === "historyUndo" || event.inputType === "historyRedo")) return;
      event.preventDefault();
      this.goThroughHistory(event.inputType === "historyUndo" ? "undo" : "redo");
    });
    this.control.addEventListener("input", (event) => {
      this.onText();
      if (this.composing) return;
      if (event instanceof InputEvent) this.takeKey(event.inputType);
      void this.typed();
    });
    this.control.addEventListener("compositionstart", () => (this.composing = true));
    this.control.addEventListener("compositionend", () => {
      this.composing = false;
      if (this.awaited !== null) this.follow(this.awaited);
      void this.typed();
    });
    this.control.addEventListener("blur", () => {
      this.context.flushDrafts();
      void this.finish();
    });
    this.control.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const way = this.isMasks === null ? null : historyKey(event);
      if (way !== null) {
        event.preventDefault();
        this.goThroughHistory(way);
      } else if (event.key === "Enter") {
        event.preventDefault();
        context.enter(data.id);
      }
    });
  }

  /** @param {TextData} data */
  follow(data) {
    this.awaited = this.composing ? data : null;
    if (this.composing) return;
    const before = this.data;
    const visit = this.context.screen().visit;
    this.data = data;
    if (data.value_rev !== this.valueRev) {
      this.valueRev = data.value_rev;
      this.keptAsTyped = null;
      this.checked = null;
      this.finished = null;
      show(this.strip, false);
      this.put(data.value);
      this.history.reset(this.state());
      this.shown = data.verdict;
    } else if (data.verdict.verdict !== "none" && (visit !== this.visit || !sameVerdict(before.verdict, data.verdict))) {
      this.shown = data.verdict;
    } else if (data.verdict.verdict === "none" && sameVerdict(before.verdict, this.shown)) {
      this.shown = NOTHING;
    } else if (this.language !== this.context.screen().language) {
      void this.judgeAnew();
    }
    this.language = this.context.screen().language;
    this.visit = visit;
    this.draw();
  }

  /** The words of what is shown are of another language now. */
  async judgeAnew() {
    this.checked = null;
    show(this.strip, false);
    if (this.shown.verdict === "none" || this.control.disabled) return;
    const text = this.text();
    const check = await this.context.check(this.data.id, text, text.length, null);
    if (check === null || this.text() !== text || this.composing) return;
    this.checked = { typed: text, check };
    this.shown = check.verdict;
    this.draw();
  }

  draw() {
    // What can't be filled in is not wrong.
    this.frame.draw(this.data.label, this.data.hint, this.control.disabled ? NOTHING : this.shown);
    this.drawOffers(this.offersToShow());
  }

  /** Beside a wrong text they wait for its verdict to be shown; a right one has nothing to wait for. */
  offersToShow() {
    if (this.checked === null || this.checked.typed !== this.text()) return null;
    const { offers, verdict } = this.checked.check;
    return this.shown.verdict === "wrong" || verdict.verdict === "good" ? offers : null;
  }

  /** @param {Offers | null} offers */
  drawOffers(offers) {
    show(this.offers, offers !== null);
    // Drawn anew, a button would lose the focus.
    if (offers === null || offers === this.offered) return;
    this.offered = offers;
    const choices = offers.choices.map(({ text, fills, spoken }) => {
      const seen = h("span", { "aria-hidden": "true" }, numbersWhole(text));
      const choice = h("button", { type: "button" }, seen, h("span", { class: "spoken" }, spoken));
      keepFocusOnPress(choice);
      choice.addEventListener("click", () => void this.choose(fills));
      return choice;
    });
    setAttribute(this.offers, "aria-label", offers.title);
    this.offers.replaceChildren(h("p", { "aria-hidden": "true" }, offers.title), ...choices);
  }

  /** @param {FieldValue[]} fills what the person takes in place of their text */
  async choose(fills) {
    this.control.focus();
    for (const { field, text } of fills) {
      if (field !== this.data.id) {
        this.context.fields.get(field)?.fill(text);
        continue;
      }
      this.put(text);
      this.control.setSelectionRange(text.length, text.length);
    }
    await this.typed();
    await this.finish();
  }

  text() {
    return this.control.value;
  }

  /** @returns {Edited} */
  state() {
    const { value, selectionStart, selectionEnd } = this.control;
    return { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
  }

  /** @param {string} text */
  put(text) {
    if (this.control.value !== text) this.control.value = text;
    this.onText();
  }

  /** @param {Edited} state */
  restore({ text, start, end }) {
    this.put(text);
    // In Safari a selection takes the focus along.
    if (document.activeElement === this.control) this.control.setSelectionRange(start, end);
  }

  /** @param {string} inputType */
  takeKey(inputType) {
    if (this.isMasks === null) return;
    if (this.before.text === this.history.now().text) this.history.amend(this.before);
    const found = this.state();
    const wanted = afterKey(this.before, found, inputType, this.isMasks);
    if (wanted !== found) this.restore(wanted);
  }

  /** @param {"undo" | "redo"} way */
  goThroughHistory(way) {
    const state = this.control.readOnly ? null : this.history[way]();
    if (state === null) return;
    this.restore(state);
    void this.typed();
  }

  async typed() {
    const { text: typed, end: caret } = this.state();
    this.onText();
    if (this.isMasks !== null) this.history.push(this.state());
    this.checked = null;
    this.finished = null;
    show(this.strip, false);
    window.clearTimeout(this.restTimer);
    this.context.draft(this.data.id, typed);
    const check = await this.context.check(this.data.id, typed, caret, null);
    if (check === null || this.text() !== typed || this.composing) return;
    this.apply(check, typed, caret);
    const verdict = check.verdict;
    this.mending ||= this.shown.verdict === "wrong";
    this.shown = shownWhileTyped(verdict, this.mending);
    this.draw();
    const offers = this.offersToShow();
    if (this.shown.verdict === "wrong") this.sayAfterRest(this.complaintWithOffers(this.shown.spoken));
    else this.sayAfterRest(offers?.title ?? "");
  }

  /**
   * What is wrong, and that there is something to choose.
   *
   * @param {string} complaint
   */
  complaintWithOffers(complaint) {
    const offers = this.checked?.check.offers ?? null;
    return offers === null ? complaint : `${complaint} ${offers.title}`;
  }

  /**
   * Puts the masked text in, the caret where the mask wants it, or where it went meanwhile.
   *
   * @param {FieldCheck} check
   * @param {string} typed
   * @param {number} caret where it was when the mask was asked
   */
  apply(check, typed, caret) {
    if (check.text !== typed) {
      const { start, end } = this.state();
      const waited = start === caret && end === caret;
      const place = (/** @type {number} */ at) => (waited ? check.caret : placeInMasked(typed, check.text, at));
      this.restore({ text: check.text, start: place(start), end: place(end) });
      this.history.amend(this.state());
      this.context.draft(this.data.id, check.text);
    }
    this.checked = { typed: check.text, check };
  }

  /** The field is left, or a submit needs its final text. */
  finish() {
    this.finishing ??= this.look().finally(() => (this.finishing = null));
    return this.finishing;
  }

  async look() {
    const id = this.data.id;
    let text = this.text();
    if (text === this.finished) {
      this.context.fieldDone(id);
      return;
    }
    let check = this.checked?.typed === text ? this.checked.check : null;
    if (check === null) {
      check = await this.context.check(id, text, text.length, null);
      if (check === null || this.text() !== text || this.composing) return;
      this.apply(check, text, text.length);
      text = check.text;
    }
    if (check.repaired !== null && text !== this.keptAsTyped && !this.composing) {
      const repaired = check.repaired;
      this.repair(text, repaired);
      text = repaired.text;
      check = await this.context.check(id, text, text.length, null);
      if (this.text() !== text) return;
    }
    this.finished = text;
    this.mending = false;
    this.context.fieldDone(id);
    // An empty field that was only passed by is not scolded before a submit.
    if (check !== null && (text !== "" || this.shown.verdict === "wrong")) {
      this.shown = check.verdict;
      this.draw();
      if (check.verdict.verdict === "wrong") this.sayAfterRest(this.complaintWithOffers(check.verdict.spoken));
    }
  }

  /**
   * @param {string} typed
   * @param {Repaired} repaired
   */
  repair(typed, repaired) {
    this.typedBeforeRepair = typed;
    this.put(repaired.text);
    this.context.draft(this.data.id, repaired.text);
    setText(this.note, repaired.note);
    setText(this.undo, repaired.undo_label);
    show(this.strip, true);
    this.sayAfterRest(repaired.note);
  }

  async undoRepair() {
    const typed = this.typedBeforeRepair;
    this.keptAsTyped = typed;
    show(this.strip, false);
    this.put(typed);
    this.control.focus();
    this.control.setSelectionRange(typed.length, typed.length);
    this.context.draft(this.data.id, typed);
    const check = await this.context.check(this.data.id, typed, typed.length, null);
    if (check === null || this.text() !== typed) return;
    this.checked = { typed, check };
    this.shown = check.verdict;
    this.draw();
  }

  /** Another field was done. Who came back from it to undo the correction still can. */
  hideStrip() {
    // When that field is left the focus has not arrived yet.
    window.setTimeout(() => {
      if (!this.strip.contains(document.activeElement)) show(this.strip, false);
    });
  }

  /** @param {string} text */
  sayAfterRest(text) {
    window.clearTimeout(this.restTimer);
    this.restTimer = window.setTimeout(() => this.context.sayPolitely(text, this.data.id), REST_MS);
  }

  complaint() {
    window.clearTimeout(this.restTimer);
    return this.shown.verdict === "wrong" ? this.shown.spoken : null;
  }

  dispose() {
    window.clearTimeout(this.restTimer);
  }
}

/**
 * What is shown of a verdict while its text is typed: what no further typing mends, and that what was wrong is right now.
 *
 * @param {Verdict} verdict
 * @param {boolean} mending
 */
export function shownWhileTyped(verdict, mending) {
  const isHopeless = verdict.verdict === "wrong" && verdict.hopeless;
  return isHopeless || (mending && verdict.verdict === "good") ? verdict : NOTHING;
}

/**
 * @param {Verdict} one
 * @param {Verdict} other
 */
export function sameVerdict(one, other) {
  if (one.verdict === "wrong" && other.verdict === "wrong") return one.reason === other.reason;
  return one.verdict === other.verdict;
}
