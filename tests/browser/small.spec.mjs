// On a small screen with text twice as large: nothing cut, no number torn, all reachable.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { SMALL, fits } from "./checks.mjs";
import { EN, RU, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings } from "./looks.mjs";
import { Stand } from "./stand.mjs";
import { accountTour, lostNumberTour, registrationTour, troublesTour } from "./tour.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

const open = (/** @type {Stand} */ one) => DeskPage.open(one, { viewport: SMALL, alone: "200" });

test("320 wide with text twice as large: a whole registration", async () => {
  covers("ACC-02");
  const desk = await open(stand);
  for await (const state of registrationTour(desk)) await fits(desk, state);
  await desk.becomes(() => axeFindings(desk), [], "home");
  await desk.close();
});

test("320 wide with text twice as large: where something stands in the way", async () => {
  covers("ACC-02");
  for await (const [state, desk, now] of troublesTour(stand, open)) {
    stand = now;
    await fits(desk, state);
  }
});

test("320 wide with text twice as large: the account, the way out and the way in", async () => {
  covers("ACC-02");
  for await (const [state, desk, now] of accountTour(stand, open)) {
    stand = now;
    await fits(desk, state);
  }
});

test("320 wide with text twice as large: a lost number and a new one", async () => {
  covers("ACC-02");
  for await (const [state, desk, now] of lostNumberTour(stand, open)) {
    stand = now;
    await fits(desk, state);
  }
});

test("320 wide with text twice as large, in English", async () => {
  covers("ACC-02", "ACC-04");
  stand = await stand.again(["--lang", "en"]);
  const desk = await open(stand);
  for await (const state of registrationTour(desk, EN)) await fits(desk, state, "320-200-en");
  await desk.close();
});

test("320 wide with text twice as large, in English: the account, the way out and the way in", async () => {
  covers("ACC-02", "ACC-04");
  stand = await stand.again(["--lang", "en"]);
  for await (const [state, desk, now] of accountTour(stand, open, EN)) {
    stand = now;
    await fits(desk, state, "320-200-en");
  }
});

test("320 wide with text twice as large, in English: a lost number and a new one", async () => {
  covers("ACC-02", "ACC-04");
  stand = await stand.again(["--lang", "en"]);
  for await (const [state, desk, now] of lostNumberTour(stand, open, EN)) {
    stand = now;
    await fits(desk, state, "320-200-en");
  }
});

test("a number typed with large text is kept and copied with the hyphens that people write", async () => {
  covers("ACC-02", "FLD-05");
  const desk = await open(stand);
  await registerUpTo(desk, "phone");
  const field = desk.field(RU.phoneField);
  await field.pressSequentially("9000001234");
  await desk.keeps(["+7 900 000-12-34"]);
  await desk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await field.press("Control+A");
  await field.press("Control+C");
  await desk.becomes(copied, "+7 900 000-12-34");
  await field.press("Control+X");
  await desk.becomes(copied, "+7 900 000-12-34");
  await desk.until("nothing is left", async () => (await field.inputValue()) === "");
  await field.press("Control+V");
  await desk.until("it is masked again", async () => (await field.inputValue()) === "+7 900 000-12-34");
  await desk.button(RU.getCode).click();
  await desk.screen(RU.code);
  await desk.close();
});
