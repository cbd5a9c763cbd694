// The portal's time, which phone and portal share.

/** @import {ClockShown} from "/console/assets/console/wire.js" */

import { feed } from "/console/assets/console/feed.js";

/** The portal's time when it was told, and the browser's. @type {{ portal: number, browser: number, stands: boolean } | null} */
let told = null;

/** @param {unknown} answer */
function tell(answer) {
  const { now, stands } = /** @type {ClockShown} */ (answer);
  told = { portal: Date.parse(now), browser: performance.now(), stands };
}

/** The portal's time now; null before it was told. */
export function portalTime() {
  if (told === null) return null;
  return new Date(told.portal + (told.stands ? 0 : performance.now() - told.browser));
}

/** Whether it stands until somebody lets it go on. */
export function portalStands() {
  return told?.stands ?? false;
}

/** @param {number} seconds */
export function advance(seconds) {
  return feed.attempt(feed.ask("POST", "/clock", { advance_s: seconds }).then(tell));
}

/** @param {boolean} stands */
export function letPortalStand(stands) {
  return feed.attempt(feed.ask("PUT", "/clock", { stands }).then(tell));
}

feed.follow("clock", () => feed.ask("GET", "/clock").then(tell));
