// The console's cards, and the desk at the sizes of usual windows.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings, textsCut } from "./looks.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * A call of the console's interface from the page, whose cookie opens it.
 *
 * @param {DeskPage} desk
 * @param {string} path
 * @param {unknown} body
 */
function ask(desk, path, body) {
  return desk.page.evaluate(
    async ([to, text]) => (await fetch(`/console/api${to}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: text })).status,
    /** @type {const} */ ([path, JSON.stringify(body)]),
  );
}

test("in windows of usual sizes the head is one line, three columns stand where there is room, and nothing is cut", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  const head = desk.console.locator(".head");
  const columns = () => desk.console.locator(".board").evaluate((board) => getComputedStyle(board).gridTemplateColumns.split(" ").length);
  for (const [width, height, wanted] of /** @type {const} */ ([[1440, 900, 2], [1280, 720, null], [1920, 1080, 3]])) {
    await desk.page.setViewportSize({ width, height });
    await desk.until(`one line at ${width}`, async () => ((await head.boundingBox())?.height ?? 99) <= 64);
    await desk.becomes(() => textsCut(desk, desk.console), [], `${width} × ${height}`);
    await desk.picture(`desk-${width}x${height}`);
    if (wanted === null) continue;
    await desk.becomes(columns, wanted, `columns at ${width}`);
    const log = desk.console.getByRole("region", { name: "Запросы" });
    await desk.until("more than a line of requests", async () => ((await log.boundingBox())?.height ?? 0) >= 200);
  }
  await desk.page.setViewportSize({ width: 900, height: 900 });
  const unfold = desk.page.getByRole("button", { name: "Вид" });
  const dark = desk.page.getByRole("button", { name: "Тёмная" });
  await dark.waitFor({ state: "hidden" });
  await desk.until("two lines of the head at the most", async () => ((await head.boundingBox())?.height ?? 999) <= 104);
  await desk.picture("desk-900");
  await unfold.click();
  await dark.click();
  await desk.hasAttribute(dark, "aria-pressed", "true");
  await desk.picture("desk-900-unfolded");
  await desk.close();
});

test("the requests of errors alone, a cleared list, an hour, and a wheel that scrolls into nothing nowhere", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await ask(desk, "/faults", { operation: null, times: 1, fault: { kind: "unavailable" } });
  await registerUpTo(desk, "phone");
  await desk.field(RU.phoneField).fill("9000001234");
  await desk.button(RU.getCode).click();
  await desk.screen(RU.code);
  const log = await desk.card("Запросы");
  const lines = log.getByRole("listitem");
  await lines.filter({ hasText: "503" }).waitFor();
  for (const part of ["html", ".console", ".screens", ".stage"]) {
    await desk.becomes(
      () => desk.page.locator(part).evaluate((one) => {
        one.scrollTop = 9999;
        return one.scrollTop;
      }),
      0,
      `${part} scrolls into nothing`,
    );
  }
  await log.getByRole("button", { name: "Только ошибки" }).click();
  await desk.counts(lines, 1, "one error");
  await log.getByRole("button", { name: "Очистить" }).click();
  await log.getByText("Здесь пока нечего показать").waitFor();
  await log.getByRole("button", { name: "Только ошибки" }).click();
  await desk.counts(lines, 0, "what was cleared stays so");

  const shown = desk.console.getByRole("link", { name: /^Часы:/ });
  const hour = async () => Number(/, (\d\d):/.exec(await shown.innerText())?.[1]);
  const before = await hour();
  await desk.wait("+1 ч");
  await desk.becomes(hour, (before + 1) % 24);
  await desk.close();
});

test("«Код» fills in only a code of the number that the phone waits for", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const inbox = await desk.card("СМС");
  const field = desk.field(RU.codeField);
  await desk.page.evaluate(() => sessionStorage.setItem("kabinet.sim", "+79990000000"));
  await inbox.getByRole("button", { name: "Код", exact: true }).click();
  await inbox.getByRole("paragraph").filter({ hasText: "Телефон не ждёт код на этот номер" }).waitFor();
  await desk.holds(field, "");
  await desk.page.evaluate(() => sessionStorage.setItem("kabinet.sim", "+79000001234"));
  await inbox.getByRole("button", { name: "Код", exact: true }).click();
  await desk.screen(RU.person);
  await desk.close();
});

test("of several codes to a number «Код» stands at the newest alone, as long as it can be used; each says until when", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await desk.wait("+1 мин");
  await desk.button(/^Получить код ещё раз$/).click();
  const inbox = await desk.card("СМС");
  const messages = inbox.getByRole("listitem");
  await desk.counts(messages, 2);
  const put = inbox.getByRole("button", { name: "Код", exact: true });
  await messages.first().getByRole("button", { name: "Код", exact: true }).waitFor();
  await desk.counts(put, 1, "older codes are not handed over");
  await desk.counts(messages.getByText(/Код действует до \d\d:\d\d:\d\d/), 2);
  await desk.wait("+15 мин");
  await desk.counts(messages.getByText(/Код перестал действовать в \d\d:\d\d:\d\d/), 2);
  await desk.counts(put, 0, "what ran out is not handed over");
  await desk.close();
});

test("a stopped clock stands on the console and on the phone, moves by hand, and goes on", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await desk.page.clock.install();
  await registerUpTo(desk, "code");
  const shown = desk.console.getByRole("link", { name: /^Часы:/ });
  const life = desk.phone.locator(".code-field .countdown");
  await desk.console.getByRole("button", { name: "Пауза" }).click();
  await shown.filter({ hasText: "стоят" }).waitFor();
  const [clock, left] = [await shown.innerText(), await life.innerText()];
  await desk.page.clock.runFor(2_500);
  await desk.becomes(() => shown.innerText(), clock);
  await desk.becomes(() => life.innerText(), left, "the phone runs down by a clock that stands");
  await desk.wait("+1 мин");
  await desk.until("a minute less", async () => (await life.innerText()) !== left);
  await desk.console.getByRole("button", { name: "Продолжить" }).click();
  await shown.filter({ hasNotText: "стоят" }).waitFor();
  const later = await life.innerText();
  await desk.until("it goes on", async () => (await life.innerText()) !== later);
  await desk.close();
});

test("a request of the log is opened with headers and bodies, its secrets hidden, and closed again", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const code = await desk.newestCode();
  await desk.console.getByRole("link", { name: "Весь журнал" }).click();
  const log = await desk.card("Запросы");
  const path = log.getByRole("button", { name: "POST /api/v1/registrations/{id}/codes/check" });
  await path.click();
  await desk.hasAttribute(path, "aria-expanded", "true");
  const line = log.getByRole("listitem").filter({ hasText: "/codes/check" });
  for (const part of ["Запрос", "Ответ", "authorization: [hidden]", '"code": "[hidden]"', '"contact_proven_until"', "content-type: application/json"]) {
    await line.getByText(part).first().waitFor();
  }
  await desk.becomes(async () => (await line.innerText()).includes(code), false, "the code stands in the log");
  await desk.becomes(() => axeFindings(desk), []);
  await desk.becomes(() => textsCut(desk, desk.console), []);
  await desk.picture("console-request-opened");
  await path.click();
  await desk.hasAttribute(path, "aria-expanded", "false");
  await desk.counts(line.getByText("authorization"), 0);
  await desk.close();
});

test("in a small window the rooms are tabs with one card each, the messages first", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand, { viewport: { width: 1280, height: 720 } });
  await registerUpTo(desk, "code");
  const cards = desk.console.getByRole("region");
  const titles = () => cards.evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.className));
  await desk.becomes(titles, ["console-card messages"]);
  await desk.hasAttribute(desk.rail().getByRole("link", { name: "СМС" }), "aria-current", "page");
  await desk.counts(desk.rail().getByRole("link", { name: "Обзор" }), 0);
  await desk.openRoom("Запросы");
  await desk.becomes(titles, ["console-card requests"]);
  await desk.page.setViewportSize({ width: 1440, height: 900 });
  await desk.openOverview();
  await desk.becomes(async () => (await titles()).length, 4);
  await desk.close();
});

test("the portal begins anew at the second press, and its rules are explained", async () => {
  covers("PRT-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  const rules = await desk.card("Правила");
  await rules.getByText("правила кабинета: пароль от 12 знаков").waitFor();
  await rules.getByRole("button", { name: "Начать заново" }).click();
  await rules.getByRole("button", { name: "Точно начать заново?" }).click();
  await rules.getByRole("button", { name: "Начать заново", exact: true }).waitFor();
  await (await desk.card("Люди")).getByText("Ещё никто не завёл кабинет.").waitFor();
  await desk.close();
});
