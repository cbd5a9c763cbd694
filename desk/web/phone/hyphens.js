// How a text is set: places where a long Russian word may break at large text, for browsers have no dictionary for them, and
// where no line may begin. Other languages are left to the browser.

/** Shorter words fit at any size. */
const LONG_WORD = /(?<!\p{L})[а-яё]{9,}(?!\p{L})/giu;
/** Letters that stay together at the beginning and between breaks. */
const BEGIN = 2;
/** Letters that stay together at the end. */
const END = 3;

const VOWELS = /[аеёиоуыэюя]/i;
const CONSONANTS = /[бвгджзйклмнпрстфхцчшщ]/i;
const SONORANTS = /[лмнрй]/i;
const LIQUIDS = /[лр]/i;
const SOFT_HYPHEN = "\u00ad";
const NO_BREAK_SPACE = "\u00a0";

/**
 * No line begins with a dash, and «+7» stays with its number.
 *
 * @param {string} text
 * @returns {string}
 */
export function kept(text) {
  return text.replace(/ (?=[—–])/g, NO_BREAK_SPACE).replace(/\+7 (?=\d)/g, `+7${NO_BREAK_SPACE}`);
}

/**
 * At large text a short word may end a line: held to a long one it would have that broken within.
 *
 * @param {string} text
 * @returns {string}
 */
export function loosened(text) {
  return text.replace(/(?<=\p{L})\u00a0(?=\p{L})/gu, " ");
}

/**
 * Puts soft hyphens into the long words of a text, but for the names of people: a hyphen may be part of one.
 *
 * @param {string} text
 * @returns {string}
 */
export function hyphenated(text) {
  return text.replace(LONG_WORD, (word, at) => (isName(word, text, at) ? word : breakable(word)));
}

/**
 * A capital letter within a sentence, or one that another word with a capital follows: «Преображенская Александра».
 *
 * @param {string} word
 * @param {string} text
 * @param {number} at where the word begins
 */
function isName(word, text, at) {
  if (!/^\p{Lu}\p{Ll}/u.test(word)) return false;
  const begins = /(^|[.!?…:«„]\s*)$/.test(text.slice(0, at));
  return !begins || /^[-\s]+\p{Lu}\p{Ll}/u.test(text.slice(at + word.length));
}

/** @param {string} word */
function breakable(word) {
  let result = "";
  let last = 0;
  for (let at = BEGIN; at <= word.length - END; at += 1) {
    if (at - last >= BEGIN && mayBreak(word, at)) {
      result += word.slice(last, at) + SOFT_HYPHEN;
      last = at;
    }
  }
  return result + word.slice(last);
}

/**
 * Between two consonants of which the first follows a vowel, or before a consonant that starts a syllable: «поль-зо-вать».
 *
 * @param {string} word
 * @param {number} at the index before which it would break
 */
function mayBreak(word, at) {
  const [before, left = "", right = "", next = ""] = [word[at - 2] ?? "", word[at - 1], word[at], word[at + 1]];
  if (/[ьъ]/i.test(right) || (/й/i.test(right) && !VOWELS.test(next))) return false;
  const restHasVowel = VOWELS.test(word.slice(at)) && VOWELS.test(word.slice(0, at));
  if (!restHasVowel) return false;
  // «гл», «вр», «тр» begin a syllable together: «со-глашение».
  const together = /** @param {string} one @param {string} two */ (one, two) =>
    CONSONANTS.test(one) && !SONORANTS.test(one) && LIQUIDS.test(two);
  if (VOWELS.test(left)) return CONSONANTS.test(right) && (VOWELS.test(next) || together(right, next));
  if (/[ьъй]/i.test(left)) return CONSONANTS.test(right);
  return CONSONANTS.test(left) && VOWELS.test(before) && CONSONANTS.test(right) && !together(left, right);
}
