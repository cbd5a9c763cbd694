// What every screen goes through, whoever leads there: all colours there are, and a small window with text twice as large.

import {
  axeFindings, heardOrHidden, linesBrokenWrongly, lostInForcedColors, textsCut, textsOverlapping, unreachable,
} from "./looks.mjs";

/** @import {DeskPage} from "./browser.mjs" */

/** The smallest screen the feature list names. */
export const SMALL = { width: 320, height: 480 };

/**
 * The dark theme differs by its colours only; colours of a person's own take ours away.
 *
 * @param {DeskPage} desk
 * @param {string} state
 */
export async function inAllColors(desk, state) {
  for (const [scheme, rules] of /** @type {const} */ ([["light", {}], ["dark", { only: ["color-contrast", "link-in-text-block"] }]])) {
    await desk.page.emulateMedia({ colorScheme: scheme });
    await desk.rest();
    await desk.becomes(() => axeFindings(desk, rules), [], `${state}, ${scheme}`);
    await desk.picture(`${scheme}-${state}`);
  }
  await desk.page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await desk.becomes(() => lostInForcedColors(desk), [], `${state}, forced colours`);
  // Of texts it knows the page's colours alone, which are not the ones that are seen.
  await desk.becomes(() => axeFindings(desk, { without: ["color-contrast"] }), [], `${state}, forced colours`);
  await desk.picture(`forced-${state}`);
  await desk.page.emulateMedia({ forcedColors: "none" });
}

/**
 * Every target is under a finger and large enough for one.
 *
 * @param {DeskPage} desk
 * @param {string} state
 * @param {import("playwright-core").Locator} [part]
 */
export async function fitsAFinger(desk, state, part = desk.phone) {
  await desk.becomes(() => unreachable(desk, part), [], `${state}, targets`);
}

/**
 * On a {@link SMALL} screen with text twice as large nothing is cut, torn, under something else or out of reach.
 *
 * @param {DeskPage} desk
 * @param {string} state
 * @param {string} [name] of the picture
 */
export async function fits(desk, state, name = "320-200") {
  await desk.becomes(() => textsCut(desk), [], `cut: ${state}`);
  await desk.becomes(() => textsOverlapping(desk), [], `over each other: ${state}`);
  await desk.becomes(() => linesBrokenWrongly(desk), [], `torn: ${state}`);
  await desk.becomes(() => heardOrHidden(desk), [], `heard or hidden: ${state}`);
  await fitsAFinger(desk, state);
  await desk.wholePicture(`${name}-${state}`, SMALL);
}
