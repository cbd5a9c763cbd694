// For everyone: no findings of axe-core in light and dark, nothing lost in colours of a person's own, targets for a finger.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { fitsAFinger, inAllColors } from "./checks.mjs";
import { RU } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";
import { accountTour, lostNumberTour, registrationTour, troublesTour } from "./tour.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * @param {DeskPage} desk
 * @param {string} state
 */
async function isForEveryone(desk, state) {
  await inAllColors(desk, state);
  await fitsAFinger(desk, state);
}

const open = (/** @type {Stand} */ one) => DeskPage.open(one);

test("axe-core finds nothing on any screen of a registration, in light, dark and forced colours; every target fits a finger", async () => {
  covers("ACC-03");
  const desk = await DeskPage.open(stand);
  for await (const state of registrationTour(desk)) await isForEveryone(desk, state);
  await desk.close();
});

test("axe-core finds nothing where something stands in the way, in light, dark and forced colours; every target fits a finger", async () => {
  covers("ACC-03");
  for await (const [state, desk, now] of troublesTour(stand, open)) {
    stand = now;
    await isForEveryone(desk, state);
  }
});

test("axe-core finds nothing in the account, on the way out and on the way in, in light, dark and forced colours; every target fits a finger", async () => {
  covers("ACC-03");
  for await (const [state, desk, now] of accountTour(stand, open)) {
    stand = now;
    await isForEveryone(desk, state);
  }
});

test("axe-core finds nothing where the number is lost and another is given, in light, dark and forced colours; every target fits a finger", async () => {
  covers("ACC-03");
  for await (const [state, desk, now] of lostNumberTour(stand, open)) {
    stand = now;
    await isForEveryone(desk, state);
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
