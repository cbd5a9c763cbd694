// For everyone: no findings of axe-core in light and dark.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings } from "./looks.mjs";
import { Stand } from "./stand.mjs";
import { accountTour, registrationTour, troublesTour } from "./tour.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * The dark theme differs by its colours only.
 *
 * @param {DeskPage} desk
 * @param {string} state
 */
async function lightAndDark(desk, state) {
  for (const [scheme, rules] of /** @type {const} */ ([["light", []], ["dark", ["color-contrast", "link-in-text-block"]]])) {
    await desk.page.emulateMedia({ colorScheme: scheme });
    await desk.rest();
    await desk.becomes(() => axeFindings(desk, [...rules]), [], `${state}, ${scheme}`);
    await desk.picture(`${scheme}-${state}`);
  }
}

const open = (/** @type {Stand} */ one) => DeskPage.open(one);

test("axe-core finds nothing on any screen of a registration, light and dark", async () => {
  covers("ACC-03");
  const desk = await DeskPage.open(stand);
  for await (const state of registrationTour(desk)) await lightAndDark(desk, state);
  await desk.close();
});

test("axe-core finds nothing where something stands in the way, light and dark", async () => {
  covers("ACC-03");
  for await (const [state, desk, now] of troublesTour(stand, open)) {
    stand = now;
    await lightAndDark(desk, state);
  }
});

test("axe-core finds nothing in the account, on the way out and on the way in, light and dark", async () => {
  covers("ACC-03");
  for await (const [state, desk, now] of accountTour(stand, open)) {
    stand = now;
    await lightAndDark(desk, state);
  }
});

test("theme, text size and width are chosen beside the phone and outlast a reload", async () => {
  const desk = await DeskPage.open(stand);
  await desk.screen(RU.welcome);
  const background = () => desk.phone.evaluate((phone) => getComputedStyle(phone).backgroundColor);
  const wide = async () => (await desk.phone.boundingBox())?.width;
  const large = () => desk.title().evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
  const before = { background: await background(), wide: await wide(), large: await large() };
  for (const choice of ["Тёмная", "200\u00a0%", "320 точек"]) {
    const button = desk.page.getByRole("button", { name: choice, exact: true });
    await button.click();
    await desk.hasAttribute(button, "aria-pressed", "true");
  }
  await desk.page.reload();
  await desk.screen(RU.welcome);
  await desk.until("another background", async () => (await background()) !== before.background);
  await desk.becomes(wide, 320);
  await desk.until("larger text", async () => (await large()) > before.large);
  assert.equal(before.wide, 390);
  await desk.close();
});
