// The link between phone and portal goes and comes back.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

test("the first screen needs no network and shows nothing that leads nowhere", async () => {
  covers("DEV-01");
  const desk = await DeskPage.open(stand);
  await desk.link("off");
  await desk.page.reload();
  await desk.screen(RU.welcome);
  const controls = await desk.phone.getByRole("button").or(desk.phone.getByRole("link")).allInnerTexts();
  assert.deepEqual(controls.filter((name) => name !== "").sort(), ["EN", RU.signIn, RU.register]);
  for (const [name, title] of /** @type {const} */ ([[RU.register, RU.phone], [RU.signIn, RU.login]])) {
    await desk.button(name).click();
    await desk.screen(title);
    await desk.button(RU.back).click();
    await desk.screen(RU.welcome);
  }
  await desk.close();
});

test("without a link a strip says so, nothing is lost, and it goes on by itself", async () => {
  covers("OFF-01");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  await stepNamed(desk, "phone").fill();
  await desk.link("off");
  await desk.button(RU.getCode).click();
  const strip = desk.phone.locator(".strip").filter({ hasText: RU.noLink });
  await strip.waitFor();
  await desk.hasAttribute(strip, "role", "status");
  await desk.holds(desk.field(RU.phoneField), "+7 900 000-12-34");
  await desk.link("on");
  await desk.screen(RU.code);
  await strip.waitFor({ state: "detached" });
  await desk.close();
});

test("an account asked for without a link waits, survives a kill and is created once when the link is back", async () => {
  covers("OFF-01", "REG-08");
  let desk = await DeskPage.open(stand);
  await registerUpTo(desk, "agreement");
  await desk.link("off");
  await stepNamed(desk, "agreement").fill();
  await stepNamed(desk, "agreement").leave();
  await desk.screen(RU.waiting);
  await desk.sees(RU.noLink);
  // The title, the consents and the account; the person may be on the portal already.
  const waiting = desk.phone.getByText("Ждёт отправки", { exact: true });
  await desk.until("all of it waits", async () => (await waiting.count()) >= 3);
  await desk.close();
  stand = await stand.again();
  desk = await DeskPage.open(stand);
  // The stand's link is up after each start: what waited goes by itself.
  await desk.screen(RU.home);
  await (await desk.card("Люди")).getByText("Иванов Иван Иванович").waitFor();
  const created = (await desk.card("Запросы")).getByText("POST /api/v1/registrations/{id}/complete");
  await created.first().waitFor();
  await desk.counts(created, 1, "the account was asked for once");
  await desk.close();
});
