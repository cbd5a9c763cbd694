// Places where a long word may break at large text. Browsers without a hyphenation dictionary for a language would break
// it anywhere, or not at all.

/** Shorter words fit at any size. */
const LONG_WORD = /\p{L}{9,}/gu;
/** Letters that stay together at the beginning and between breaks. */
const BEGIN = 2;
/** Letters that stay together at the end. */
const END = 3;

const VOWELS = /[аеёиоуыэюяaeiouy]/i;
const CONSONANTS = /[бвгджзйклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]/i;
const SONORANTS = /[лмнрйlmnr]/i;
const LIQUIDS = /[лрlr]/i;
const SOFT_HYPHEN = "\u00ad";

/**
 * Puts soft hyphens into the long words of a text.
 *
 * @param {string} text
 * @returns {string}
 */
export function hyphenated(text) {
  return text.replace(LONG_WORD, breakable);
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
