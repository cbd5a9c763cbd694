// How a text is set: where no line may begin, and what the core says of texts that are drawn large.

const NO_BREAK_SPACE = "\u00a0";

/** What of the core's texts is set otherwise where letters are large. @type {Map<string, string>} */
const large = new Map();

/**
 * Texts that came, each with how it is set where letters are large.
 *
 * @param {Record<string, string>} texts
 */
export function learnLarge(texts) {
  for (const [text, set] of Object.entries(texts)) large.set(text, set);
}

/**
 * A text as it is set where letters are large: long words have places to break.
 *
 * @param {string} text
 * @returns {string}
 */
export function setLarge(text) {
  return large.get(text) ?? text;
}

/**
 * No line begins with a dash, and «+7» stays with its number.
 *
 * @param {string} text
 * @returns {string}
 */
export function kept(text) {
  return text.replace(/ (?=[—–])/g, NO_BREAK_SPACE).replace(/\+7 (?=\d)/g, `+7${NO_BREAK_SPACE}`);
}
