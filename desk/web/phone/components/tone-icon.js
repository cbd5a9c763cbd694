// What tone a message or a status has, for who doesn't see its colour.

/** @import {Tone} from "../vocabulary.js" */

import { assertNever } from "../dom.js";

/**
 * The icon that says the tone without its colour.
 *
 * @param {Tone} tone
 * @returns {string}
 */
export function toneIcon(tone) {
  switch (tone) {
    case "info":
      return "info";
    case "success":
      return "ok";
    case "warning":
      return "alert";
    case "danger":
      return "no";
    default:
      return assertNever(tone);
  }
}
