// Texts in fields as tests write them down: with the caret drawn into them.

/** @import {Edited} from "../../desk/web/phone/components/edits.js" */

/**
 * A text whose caret, or the edges of what is selected, are drawn as `|`.
 *
 * @param {string} drawn
 * @returns {Edited}
 */
export function edited(drawn) {
  const [head = "", middle, tail] = drawn.split("|");
  if (tail === undefined) return { text: head + (middle ?? ""), start: head.length, end: head.length };
  return { text: head + middle + tail, start: head.length, end: head.length + (middle ?? "").length };
}

/** @param {Edited} state */
export function drawn({ text, start, end }) {
  const middle = start === end ? "" : `${text.slice(start, end)}|`;
  return `${text.slice(0, start)}|${middle}${text.slice(end)}`;
}
