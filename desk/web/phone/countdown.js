// Time that runs down: drawn from what was left when the update came and the phone's own time.

/** @import {Countdown, SpokenMark} from "./vocabulary.js" */

import { phoneTime } from "./phone-time.js";

/** Two countdowns that end this close together are the same one, told anew. */
const SAME_END_MS = 1500;
const TICK_MS = 250;

/**
 * Time that is left as «8:42», and from an hour on as «1:08:42»; a second that has begun counts as whole.
 *
 * @param {number} milliseconds
 */
export function timeLeft(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = hours > 0 ? [hours, twoDigits(minutes)] : [minutes];
  return [...parts, twoDigits(seconds % 60)].join(":");
}

/** @param {number} count */
function twoDigits(count) {
  return String(count).padStart(2, "0");
}

/** Draws one countdown and says its sentences once each. */
export class RunningCountdown {
  /**
   * @param {(countdown: Countdown, remaining: number) => void} draw called on each tick
   * @param {(text: string) => void} say
   */
  constructor(draw, say) {
    this.draw = draw;
    this.say = say;
    /** @type {Countdown | null} */
    this.countdown = null;
    this.end = 0;
    this.saidDownTo = Infinity;
    this.wasBusy = false;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  /**
   * @param {Countdown | null} countdown
   * @param {boolean} busy an answer is waited for: it says itself what it ends
   */
  set(countdown, busy) {
    const isAnswer = this.wasBusy;
    this.wasBusy = busy;
    if (countdown === null) {
      if (busy || isAnswer) this.stop();
      else this.finish();
      return;
    }
    if (countdown === this.countdown) return;
    // What is due by now is said before the news hide that it was due.
    this.tick();
    const end = phoneTime() + countdown.remaining_ms;
    const same = Math.abs(end - this.end) < SAME_END_MS;
    // How long it takes stands where it runs: only what becomes of it is said, its end in any case.
    const begun = Math.max(1, countdown.remaining_ms - SAME_END_MS);
    this.saidDownTo = same ? Math.min(this.saidDownTo, countdown.remaining_ms) : begun;
    this.countdown = countdown;
    this.end = end;
    this.tick();
    this.timer ??= window.setInterval(() => this.tick(), TICK_MS);
  }

  tick() {
    if (this.countdown === null) return;
    const remaining = Math.max(0, this.end - phoneTime());
    this.draw(this.countdown, remaining);
    const mark = dueMark(this.countdown.spoken, remaining, this.saidDownTo);
    if (mark !== null) {
      this.saidDownTo = mark.remaining_ms;
      this.say(mark.text);
    }
  }

  /** It is over: what is to be said at the end is said, even when the end came sooner than the browser counted. */
  finish() {
    const mark = this.countdown === null ? null : dueMark(this.countdown.spoken, 0, this.saidDownTo);
    this.stop();
    if (mark?.remaining_ms === 0) this.say(mark.text);
  }

  /** Stops without a word; where it goes on to the same end, nothing is said twice. */
  stop() {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.countdown = null;
  }
}

/**
 * The latest sentence whose time has come and that wasn't said yet.
 *
 * @param {SpokenMark[]} marks
 * @param {number} remaining
 * @param {number} saidDownTo marks at or above were said
 * @returns {SpokenMark | null}
 */
export function dueMark(marks, remaining, saidDownTo) {
  /** @type {SpokenMark | null} */
  let due = null;
  for (const mark of marks) {
    if (mark.remaining_ms < remaining || mark.remaining_ms >= saidDownTo) continue;
    if (due === null || mark.remaining_ms < due.remaining_ms) due = mark;
  }
  return due;
}

/**
 * Puts a countdown's words into an element, the time set off by `tag`.
 *
 * @param {HTMLElement} element
 * @param {string} text with `{time}`
 * @param {number} remaining
 * @param {"b" | "span"} tag
 */
export function drawTime(element, text, remaining, tag) {
  const time = timeLeft(remaining);
  const known = element.querySelector(".time");
  if (known !== null && element.dataset["text"] === text) {
    if (known.textContent !== time) known.textContent = time;
    return;
  }
  const [before = "", after = ""] = text.split("{time}");
  const set = document.createElement(tag);
  set.className = "time num";
  set.textContent = time;
  element.dataset["text"] = text;
  element.replaceChildren(before, set, after);
}
