// The link between phone and portal.

/** @import {LinkState} from "/console/assets/console/wire.js" */

import { feed } from "/console/assets/console/feed.js";

/** @type {LinkState} */
export const link = { up: true };

/** @param {unknown} answer */
function tell(answer) {
  link.up = /** @type {LinkState} */ (answer).up;
}

/** @param {boolean} up */
export function setLink(up) {
  return feed.attempt(feed.ask("PUT", "/link", { up }).then(tell));
}

feed.follow("link", () => feed.ask("GET", "/link").then(tell));
