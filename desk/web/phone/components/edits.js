// What a key does to a text with signs that a mask puts in by itself: pure, and the same in every browser.

/**
 * A text with what is selected in it; the caret is a selection of nothing. Places are in UTF-16 code units.
 *
 * @typedef {{ text: string, start: number, end: number }} Edited
 */

/** Anything else is no number in the making, and its signs are its own. */
const NUMBER = /^\+?[\d\s.\u2010-\u2015-]*$/;
const DELETION = /^delete\w*(Backward|Forward)$/;

/**
 * The text after a key, as the mask will get it. A key that deletes takes a digit: where it found nothing but the mask's
 * own sign, which would come back at once, it takes the digit behind that.
 *
 * @param {Edited} before
 * @param {Edited} after what the browser made of it
 * @param {string} inputType of the browser's event
 * @param {(text: string, at: number) => boolean} isMasks whether the mask put in the sign that stands there
 * @returns {Edited}
 */
export function afterKey(before, after, inputType, isMasks) {
  const direction = DELETION.exec(inputType)?.[1];
  const { text, start, end } = before;
  if (direction === undefined || start !== end || !NUMBER.test(text)) return after;
  const taken = text.length - after.text.length;
  const from = direction === "Backward" ? start - taken : start;
  const signs = Array.from({ length: taken }, (_, index) => from + index);
  if (taken <= 0 || !signs.every((at) => isMasks(text, at))) return after;
  const step = direction === "Backward" ? -1 : 1;
  let digit = direction === "Backward" ? start - 1 : start;
  while (digit >= 0 && digit < text.length && !/\d/.test(text.charAt(digit))) digit += step;
  if (digit < 0 || digit >= text.length) return after;
  const [first, last] = [Math.min(digit, start), Math.max(digit + 1, start)];
  return { text: text.slice(0, first) + text.slice(last), start: first, end: first };
}

/**
 * Whether a sign was put in by the mask that a ghost draws: all that stand between two digits, but for a stop behind a
 * part of a date that is shorter than the ghost's, which a person typed.
 *
 * @param {string | null} ghost
 * @returns {(text: string, at: number) => boolean}
 */
export function signsOf(ghost) {
  const parts = dateParts(ghost);
  return (text, at) => {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    if (/\d/.test(text.charAt(at)) || !/\d/.test(before) || !/\d/.test(after)) return false;
    if (parts === null) return true;
    const typed = before.split(".");
    return (typed.at(-1)?.length ?? 0) >= (parts[typed.length - 1]?.length ?? 0);
  };
}

/**
 * What is still to come behind a text, as its ghost has it: of a date the parts that are not begun, of a number sign for
 * sign, and nothing where the text goes another way than the ghost.
 *
 * @param {string | null} ghost such as «дд.мм.гггг» or «___-___-___ __»
 * @param {string} text
 * @returns {string}
 */
export function ghostBehind(ghost, text) {
  if (ghost === null || text === "") return ghost ?? "";
  const parts = dateParts(ghost);
  if (parts === null) {
    const fits = [...text].every((sign, at) => sign === ghost[at] || (/\d/.test(sign) && ghost[at] === "_"));
    return fits ? ghost.slice(text.length) : "";
  }
  const typed = text.split(".");
  if (!/^[\d.]+$/.test(text) || typed.length > parts.length) return "";
  const behind = parts.slice(typed.length);
  if (typed.at(-1) === "") return [parts[typed.length - 1], ...behind].join(".");
  return behind.map((part) => `.${part}`).join("");
}

/**
 * @param {string | null} ghost
 * @returns {string[] | null} the parts of a date's ghost, which are named by letters
 */
function dateParts(ghost) {
  return ghost !== null && /\p{L}/u.test(ghost) ? ghost.split(".") : null;
}

/**
 * Where a place of the typed text is once the mask has written it anew: with as many digits behind it as before.
 *
 * @param {string} typed
 * @param {string} masked
 * @param {number} at
 */
export function placeInMasked(typed, masked, at) {
  let behind = digitsOf(typed.slice(at)).length;
  let place = masked.length;
  while (place > 0 && behind > 0) {
    place -= 1;
    if (/\d/.test(masked.charAt(place))) behind -= 1;
  }
  return place;
}

/**
 * The digits of a one-time code after something was put in: letters are no part of it, a whole code takes the place of
 * what stands there, and what finds no room writes over the digits behind the caret.
 *
 * @param {Edited} before
 * @param {string} inserted
 * @param {number} length of the code
 * @returns {Edited} `before` itself where nothing of it can be taken
 */
export function withDigits(before, inserted, length) {
  const digits = digitsOf(inserted);
  const { text, start, end } = before;
  if (digits.length >= length) return { text: digits.slice(0, length), start: length, end: length };
  const taken = digits.slice(0, length - start);
  if (taken === "") return before;
  const caret = start + taken.length;
  const behind = text.slice(end);
  return { text: text.slice(0, start) + taken + behind.slice(Math.max(0, behind.length - (length - caret))), start: caret, end: caret };
}

/**
 * What an edit put in, where it replaced the selection and nothing else.
 *
 * @param {Edited} before
 * @param {string} text that stands there now
 * @returns {string | null} null when the text was exchanged as a whole
 */
export function insertedInto(before, text) {
  const [head, tail] = [before.text.slice(0, before.start), before.text.slice(before.end)];
  const fits = text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
  return fits ? text.slice(head.length, text.length - tail.length) : null;
}

/** @param {string} text */
function digitsOf(text) {
  return text.replace(/\D/g, "");
}
