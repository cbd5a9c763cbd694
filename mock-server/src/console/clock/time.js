// The portal's time, which phone and portal share.

/** @import {ClockShown} from "/console/assets/console/wire.js" */

import { feed } from "/console/assets/console/feed.js";

/** The portal's time when it was told, and the browser's. @type {{ portal: number, browser: number } | null} */
let told = null;

/** @param {unknown} answer */
function tell(answer) {
  told = { portal: Date.parse(/** @type {ClockShown} */ (answer).now), browser: performance.now() };
}

/** The portal's time now; null before it was told. */
export function portalTime() {
  return told === null ? null : new Date(told.portal + performance.now() - told.browser);
}

/** @param {number} seconds */
export function advance(seconds) {
  return feed.attempt(feed.ask("POST", "/clock", { advance_s: seconds }).then(tell));
}

feed.follow("clock", () => feed.ask("GET", "/clock").then(tell));
