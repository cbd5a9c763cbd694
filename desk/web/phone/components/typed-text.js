// The life of a text while a person types it: mask, verdict, correction and its undo.

/** @import {FieldCheck, Offers, Repaired, Verdict} from "../vocabulary.js" */
/** @import {ScreenContext} from "../shell.js" */
/** @import {FieldFrame} from "./field-frame.js" */

import { h, keepFocusOnPress, plainHyphens, setAttribute, setText, show, wrappedAtSpaces } from "../dom.js";

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
   * @param {boolean} [isNumber] it is read in groups that must not be torn apart
   */
  constructor(frame, context, data, onText, isNumber = false) {
    this.frame = frame;
    this.control = frame.control;
    this.context = context;
    this.data = data;
    this.onText = onText;
    this.isNumber = isNumber;
    this.visit = -1;
    /** @type {number | null} */
    this.valueRev = null;
    /** @type {Verdict} */
    this.shown = NOTHING;
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

    this.control.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent) || !event.isComposing) void this.typed();
    });
    this.control.addEventListener("compositionend", () => void this.typed());
    for (const event of ["copy", "cut"]) this.control.addEventListener(event, (taken) => this.takeAway(taken));
    this.control.addEventListener("blur", () => {
      this.context.flushDrafts();
      void this.finish();
    });
    this.control.addEventListener("keydown", (event) => {
      if (event instanceof KeyboardEvent && event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        context.submit();
      }
    });
  }

  /** @param {TextData} data */
  follow(data) {
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
      this.shown = data.verdict;
    } else if (data.verdict.verdict !== "none" && (visit !== this.visit || !sameVerdict(before.verdict, data.verdict))) {
      this.shown = data.verdict;
    } else if (data.verdict.verdict === "none" && sameVerdict(before.verdict, this.shown)) {
      this.shown = NOTHING;
    }
    this.visit = visit;
    // The text size may have changed.
    this.put(this.text());
    this.draw();
  }

  draw() {
    this.frame.draw(this.data.label, this.data.hint, this.shown);
    const known = this.checked?.typed === this.text() ? this.checked.check.offers : null;
    this.drawOffers(this.shown.verdict === "wrong" ? known : null);
  }

  /** @param {Offers | null} offers */
  drawOffers(offers) {
    show(this.offers, offers !== null);
    // Drawn anew, a button would lose the focus.
    if (offers === null || offers === this.offered) return;
    this.offered = offers;
    const choices = offers.choices.map(({ text, spoken }) => {
      const seen = h("span", { "aria-hidden": "true" }, wrappedAtSpaces(text));
      const choice = h("button", { type: "button" }, seen, h("span", { class: "spoken" }, spoken));
      keepFocusOnPress(choice);
      choice.addEventListener("click", () => void this.choose(text));
      return choice;
    });
    setAttribute(this.offers, "aria-label", offers.title);
    this.offers.replaceChildren(h("p", { "aria-hidden": "true" }, offers.title), ...choices);
  }

  /** @param {string} text that the person takes in place of theirs */
  async choose(text) {
    this.control.focus();
    this.put(text);
    this.control.setSelectionRange(text.length, text.length);
    await this.typed();
    await this.finish();
  }

  /** The text as the core knows it. */
  text() {
    return this.isNumber ? plainHyphens(this.control.value) : this.control.value;
  }

  /**
   * How a text of this field is drawn; letter by letter of the same length.
   *
   * @param {string} text
   */
  drawn(text) {
    return this.isNumber ? wrappedAtSpaces(text) : text;
  }

  /** @param {string} text */
  put(text) {
    const drawn = this.drawn(text);
    if (this.control.value !== drawn) {
      const { selectionStart, selectionEnd } = this.control;
      const sameLength = this.control.value.length === drawn.length;
      this.control.value = drawn;
      if (sameLength && document.activeElement === this.control) this.control.setSelectionRange(selectionStart, selectionEnd);
    }
    this.onText();
  }

  /**
   * What is copied or cut is the text as the core knows it.
   *
   * @param {Event} event
   */
  takeAway(event) {
    const { selectionStart: start, selectionEnd: end } = this.control;
    const text = this.text();
    if (!(event instanceof ClipboardEvent) || text === this.control.value || start === null || end === null || start === end) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text.slice(start, end));
    if (event.type !== "cut" || this.control.readOnly) return;
    this.control.setRangeText("");
    void this.typed();
  }

  async typed() {
    const typed = this.text().replace(/[\r\n]+/g, " ");
    this.put(typed);
    this.checked = null;
    this.finished = null;
    show(this.strip, false);
    window.clearTimeout(this.restTimer);
    this.context.draft(this.data.id, typed);
    const caret = this.control.selectionStart ?? typed.length;
    const check = await this.context.check(this.data.id, typed, caret, null);
    if (check === null || this.text() !== typed) return;
    this.apply(check, typed);
    const verdict = check.verdict;
    const mended = this.shown.verdict === "wrong" && verdict.verdict !== "none";
    this.shown = mended || (verdict.verdict === "wrong" && verdict.hopeless) ? verdict : NOTHING;
    this.draw();
    if (this.shown.verdict === "wrong") this.sayAfterRest(this.complaintWithOffers(this.shown.spoken));
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
   * Puts the masked text in, the caret where the mask wants it.
   *
   * @param {FieldCheck} check
   * @param {string} typed
   */
  apply(check, typed) {
    if (check.text !== typed) {
      this.put(check.text);
      this.context.draft(this.data.id, check.text);
      if (document.activeElement === this.control) this.control.setSelectionRange(check.caret, check.caret);
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
      if (check === null || this.text() !== text) return;
      this.apply(check, text);
      text = check.text;
    }
    if (check.repaired !== null && text !== this.keptAsTyped) {
      const repaired = check.repaired;
      this.repair(text, repaired);
      text = repaired.text;
      check = await this.context.check(id, text, text.length, null);
      if (this.text() !== text) return;
    }
    this.finished = text;
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

  /** Another field was left. */
  hideStrip() {
    show(this.strip, false);
  }

  /** @param {string} text */
  sayAfterRest(text) {
    window.clearTimeout(this.restTimer);
    this.restTimer = window.setTimeout(() => this.context.sayPolitely(text), REST_MS);
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
 * @param {Verdict} one
 * @param {Verdict} other
 */
export function sameVerdict(one, other) {
  if (one.verdict === "wrong" && other.verdict === "wrong") return one.reason === other.reason;
  return one.verdict === other.verdict;
}
