// The console's cards, and the desk at the sizes of usual windows.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { textsCut } from "./looks.mjs";
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
  for (const [width, height, wanted] of /** @type {const} */ ([[1440, 900, 2], [1280, 720, 2], [1920, 1080, 3]])) {
    await desk.page.setViewportSize({ width, height });
    await desk.until(`one line at ${width}`, async () => ((await head.boundingBox())?.height ?? 99) <= 64);
    await desk.becomes(columns, wanted, `columns at ${width}`);
    await desk.becomes(() => textsCut(desk, desk.console), [], `${width} × ${height}`);
    const log = desk.console.getByRole("region", { name: "Запросы" });
    await desk.until("more than a line of requests", async () => ((await log.boundingBox())?.height ?? 0) >= 200);
    await desk.picture(`desk-${width}x${height}`);
  }
  await desk.page.setViewportSize({ width: 900, height: 900 });
  const unfold = desk.page.getByRole("button", { name: "Вид" });
  const dark = desk.page.getByRole("button", { name: "Тёмная" });
  await dark.waitFor({ state: "hidden" });
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
