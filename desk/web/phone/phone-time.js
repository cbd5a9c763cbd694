// Time as the phone counts it between two updates: the browser's, but for what it stood still.

let stoodStill = 0;
/** @type {number | null} */
let stopped = null;

/** Milliseconds; never less than before. */
export function phoneTime() {
  return (stopped ?? performance.now()) - stoodStill;
}

/**
 * The portal's clock was stopped, or goes on: what runs down on the phone runs down by it.
 *
 * @param {boolean} stands
 */
export function letTimeStand(stands) {
  if (stands) {
    stopped ??= performance.now();
  } else if (stopped !== null) {
    stoodStill += performance.now() - stopped;
    stopped = null;
  }
}
