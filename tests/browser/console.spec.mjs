// The console's frame: its rail and the rooms' addresses, in the desk and in a window of its own; what waits; for everyone.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, otherCode, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings, lostInForcedColors, textsCut, unreachable } from "./looks.mjs";
import { Stand } from "./stand.mjs";

const ROOMS = ["Обзор", "СМС", "Часы", "Связь", "Люди", "Запросы", "Правила", "Сбои"];
const SMALL = { width: 320, height: 640 };

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * The heading of the room that is open.
 *
 * @param {DeskPage} desk
 * @param {string} name
 */
function heading(desk, name) {
  return desk.console.getByRole("heading", { name, level: 3, exact: true });
}

/**
 * The rail's link to a room.
 *
 * @param {DeskPage} desk
 * @param {string} name with what is said of what waits there
 */
function entry(desk, name) {
  return desk.rail().getByRole("link", { name, exact: true });
}

/**
 * Another window of the desk's browser, which shows the console alone.
 *
 * @param {DeskPage} desk
 * @param {string} address
 */
async function ownWindow(desk, address) {
  const own = new DeskPage(await desk.page.context().newPage(), stand);
  own.console = own.page.getByRole("main");
  await own.page.goto(new URL(address, stand.link).href);
  await own.console.getByRole("heading", { level: 2 }).waitFor();
  return own;
}

/**
 * The browser's own text size at twice the usual.
 *
 * @param {DeskPage} own
 */
async function largeText(own) {
  const browser = await own.page.context().newCDPSession(own.page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
}

/** @param {DeskPage} desk */
const path = (desk) => {
  const { pathname, search } = new URL(desk.page.url());
  return pathname + search;
};

test("the first page has messages, clock, link and requests; every other room is one step away", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await desk.becomes(() => desk.rail().getByRole("link").allInnerTexts(), ROOMS);
  for (const group of ["Гражданину", "Портал"]) await desk.rail().getByRole("list", { name: group }).waitFor();
  const shown = desk.console.getByRole("region");
  const titles = () => shown.evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.querySelector("h4")?.innerText));
  await desk.becomes(titles, ["СМС", "Часы", "Связь", "Запросы"]);
  for (const name of ROOMS) {
    await entry(desk, name).click();
    await heading(desk, name).waitFor();
    await desk.focusIsOn(heading(desk, name));
    const links = desk.rail().getByRole("link");
    const current = () => links.evaluateAll((all) => all.filter((one) => one.ariaCurrent === "page").map((one) => one.textContent?.trim()));
    await desk.becomes(current, [name]);
    if (name !== "Обзор") await desk.counts(desk.console.getByRole("region", { name }), 1, "a room stands alone");
  }
  await desk.close();
});

test("a room beside the phone has an address: it outlasts a reload, and back and forward go through the rooms", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await desk.openRoom("Люди");
  await desk.openRoom("Сбои");
  await desk.becomes(async () => new URL(desk.page.url()).searchParams.get("room"), "faults");
  await desk.page.reload();
  await heading(desk, "Сбои").waitFor();
  await desk.screen(RU.welcome);
  await desk.page.goBack();
  await heading(desk, "Люди").waitFor();
  await desk.focusIsOn(heading(desk, "Люди"));
  await desk.page.goBack();
  await heading(desk, "Обзор").waitFor();
  await desk.page.goForward();
  await heading(desk, "Люди").waitFor();
  // The same room twice is one step back.
  await desk.openRoom("Люди");
  await desk.page.goBack();
  await heading(desk, "Обзор").waitFor();
  await desk.page.goto(new URL("/?room=nowhere", stand.link).href);
  await heading(desk, "Обзор").waitFor();
  await desk.close();
});

test("a room opens in a window of its own, without the phone, and keeps up with it", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await desk.openRoom("СМС");
  const opened = desk.page.waitForEvent("popup");
  await desk.console.getByRole("link", { name: "Отдельное окно" }).click();
  const own = new DeskPage(await opened, stand);
  own.console = own.page.getByRole("main");
  const inbox = own.console.getByRole("region", { name: "СМС" }).getByRole("listitem");
  await own.console.getByRole("heading", { name: "СМС", level: 2 }).waitFor();
  await own.becomes(async () => path(own), "/console/messages?lang=ru");
  await own.becomes(() => own.page.title(), "СМС — Стенд портала");
  await own.counts(own.page.locator("[data-kabinet-phone]"), 0);
  await registerUpTo(desk, "code");
  await inbox.getByText("код для создания кабинета").waitFor();
  await desk.counts(inbox.getByRole("button", { name: "Код", exact: true }), 0, "there is no phone to put it into");
  await own.rail().getByRole("link", { name: /^Обзор/ }).click();
  await own.console.getByRole("switch", { name: /Связь/ }).click();
  await desk.console.getByRole("link", { name: "Связь: нет" }).waitFor();
  await own.becomes(async () => path(own), "/console?lang=ru");
  await own.page.goBack();
  await inbox.first().waitFor();
  const answer = await own.page.goto(new URL("/console/nowhere", stand.link).href);
  assert.equal(answer?.status(), 404);
  await desk.close();
});

test("the rail says how much waits in a room that isn't open, and no more once it was looked at", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await desk.openRoom("Сбои");
  const card = await desk.card("Сбои");
  for (const rules of [1, 2]) {
    await card.getByRole("button", { name: "Добавить" }).click();
    await card.getByRole("listitem").nth(rules - 1).waitFor();
  }
  await entry(desk, "Сбои 2, ещё случится").waitFor();
  await card.getByRole("button", { name: "Убрать все" }).click();
  await entry(desk, "Сбои").waitFor();
  await registerUpTo(desk, "code");
  await entry(desk, "СМС 1, новых").click();
  await entry(desk, "СМС").waitFor();
  await desk.openRoom("Люди");
  await desk.field(RU.codeField).fill(otherCode(await desk.offeredCode()));
  await entry(desk, "СМС").waitFor();
  await desk.page.reload();
  await entry(desk, "СМС 1, новых").waitFor();
  await desk.openOverview();
  await entry(desk, "СМС").waitFor();
  await desk.close();
});

test("by keyboard: the rail is walked by Tab, a room is opened by Enter, and one reads on from its heading", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await entry(desk, "Обзор").focus();
  await desk.tabTo(entry(desk, "Правила"));
  await desk.page.keyboard.press("Enter");
  await heading(desk, "Правила").waitFor();
  await desk.focusIsOn(heading(desk, "Правила"));
  await desk.tabTo(desk.console.getByRole("combobox", { name: "Набор правил" }));
  await desk.page.keyboard.press("ArrowDown");
  await desk.console.getByRole("link", { name: "Правила: doc-000" }).waitFor();
  await desk.close();
});

test("axe-core finds nothing in any room, light and dark, and nothing is lost in forced colours, beside the phone and in a window of its own", async () => {
  covers("ACC-03", "PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const own = await ownWindow(desk, "/console");
  for (const page of [desk, own]) {
    for (const name of ROOMS) {
      await page.openRoom(name);
      for (const scheme of /** @type {const} */ (["light", "dark"])) {
        await page.page.emulateMedia({ colorScheme: scheme });
        await page.becomes(() => axeFindings(page), [], `${name}, ${scheme}`);
        await page.picture(`${scheme}-console-${page === own ? "own-" : ""}${ROOMS.indexOf(name)}`);
      }
      await page.page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
      await page.becomes(() => lostInForcedColors(page, page.console), [], `${name}, forced colours`);
      await page.picture(`forced-console-${page === own ? "own-" : ""}${ROOMS.indexOf(name)}`);
      await page.page.emulateMedia({ forcedColors: "none" });
    }
  }
  await desk.close();
});

test("320 wide with text twice as large every room can be read and reached, in both languages", async () => {
  covers("ACC-02", "ACC-04", "PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  for (const [language, rooms] of /** @type {const} */ ([["ru", "Комнаты"], ["en", "Rooms"]])) {
    const own = await ownWindow(desk, `/console?lang=${language}`);
    await own.page.setViewportSize(SMALL);
    await largeText(own);
    const unfold = own.rail().getByRole("button", { name: rooms });
    const links = own.rail().getByRole("link");
    await unfold.click();
    await links.first().waitFor();
    // Without room for several cards there is no overview.
    await own.counts(links, ROOMS.length - 1);
    for (let at = 0; at < ROOMS.length - 1; at += 1) {
      if ((await unfold.getAttribute("aria-expanded")) === "false") await unfold.click();
      await own.becomes(() => unreachable(own, own.console, 28), [], `${language} ${at}, unfolded`);
      await links.nth(at).click();
      await links.first().waitFor({ state: "hidden" });
      await own.focusIsOn(own.console.getByRole("heading", { level: 2 }));
      await own.becomes(() => textsCut(own, own.console), [], `${language} ${at}`);
      await own.becomes(() => unreachable(own, own.console, 28), [], `${language} ${at}`);
      await own.picture(`320-200-console-${language}-${at}`);
    }
    if (language === "en") await own.becomes(async () => (await own.rail().innerText()).match(/[а-яё]/i), null);
  }
  await desk.close();
});
