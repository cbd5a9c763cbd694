// A window that is small because the page is magnified, as at 400 %: no frame, nothing out of reach, the focus in sight; and
// what a person comes back to.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, openConsent, openProfile, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { focusHidden, textsCut, unreachable } from "./looks.mjs";
import { Stand } from "./stand.mjs";
import { registrationTour } from "./tour.mjs";

/** A laptop's screen at 400 %. */
const LOW = { width: 320, height: 256 };
const WIDE = { width: 1440, height: 900 };

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

test("the whole desk at 320 points: the phone takes the width, and nothing leaves the window", async () => {
  covers("ACC-02");
  const desk = await DeskPage.open(stand, { viewport: LOW });
  for (const width of [320, 479, 519, 520, 800, 900]) {
    await desk.page.setViewportSize({ width, height: 600 });
    await desk.becomes(() => textsCut(desk, desk.page.locator("body")), [], `${width} wide`);
    await desk.becomes(() => unreachable(desk, desk.page.locator("body"), 28), [], `${width} wide`);
    if (width < 520) await desk.becomes(async () => (await desk.phone.boundingBox())?.width, width);
    await desk.picture(`desk-${width}`);
  }
  await desk.close();
});

test("320 × 256: what has the focus is in sight on every screen", async () => {
  covers("ACC-01", "ACC-02");
  const desk = await DeskPage.open(stand);
  for await (const state of registrationTour(desk)) {
    await desk.page.setViewportSize(LOW);
    await desk.rest();
    const controls = await desk.phone.locator("button:visible, input:visible, textarea:visible").count();
    for (const key of ["Tab", "Shift+Tab"]) {
      await desk.title().focus();
      for (let presses = 1; presses <= controls; presses += 1) {
        await desk.page.keyboard.press(key);
        await desk.becomes(() => focusHidden(desk), null, `${state}, ${presses} times ${key}`);
      }
    }
    await desk.picture(`320-256-${state}`);
    await desk.page.setViewportSize(WIDE);
  }
  await desk.close();
});

test("one comes back to where one was: the same place, the control that led away; a notice lies over no action", async () => {
  covers("ACC-01");
  const desk = await DeskPage.open(stand, { viewport: { width: 1440, height: 640 } });
  await registerUpTo(desk, "home");
  await openProfile(desk);
  const scroll = desk.phone.locator(".screen:not([inert]) .scroll");
  const row = desk.button(RU.ledgerRow);
  await row.scrollIntoViewIfNeeded();
  const before = await scroll.evaluate((one) => one.scrollTop);
  await desk.until("there is something to scroll", () => before > 0);
  await row.click();
  await desk.screen(RU.ledger);
  await desk.button(RU.back).click();
  await desk.screen(RU.profile);
  await desk.becomes(() => scroll.evaluate((one) => one.scrollTop), before);
  await desk.focusIsOn(row);

  const sheet = await openConsent(desk, RU.news);
  await desk.rail().getByRole("link").first().focus();
  await desk.page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });

  await desk.button(RU.signOutRow).click();
  await desk.question(RU.signOutQuestion).getByRole("button", { name: RU.signOut, exact: true }).click();
  await desk.screen(RU.welcome);
  await desk.sees(RU.signedOut);
  const notice = desk.phone.getByRole("status").filter({ hasText: RU.signedOut });
  for (const name of [RU.register, RU.signIn]) {
    await desk.until(`${name} is free`, async () => {
      const [over, under] = [await notice.boundingBox(), await desk.button(name).boundingBox()];
      return over !== null && under !== null && (over.y + over.height <= under.y || under.y + under.height <= over.y);
    });
  }
  await desk.picture("notice");
  await desk.close();
});
