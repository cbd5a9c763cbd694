// Scripted faults in the console: ordered, met by the phone, counted, removed; by keyboard and for the ear as well.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings } from "./looks.mjs";
import { Stand } from "./stand.mjs";

const CODES = "POST /api/v1/registrations/{id}/codes";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/** @param {DeskPage} desk */
async function controls(desk) {
  const card = await desk.card("Сбои");
  return {
    card,
    call: card.getByRole("combobox", { name: "Вызов" }),
    kind: card.getByRole("combobox", { name: "Что случится" }),
    number: card.getByRole("spinbutton", { name: /Retry-After|Задержка|Сдвиг/ }),
    times: card.getByRole("spinbutton", { name: "Сколько раз" }),
    add: card.getByRole("button", { name: "Добавить", exact: true }),
    rules: card.getByRole("listitem"),
    /** @param {string} words */
    hears: (words) => card.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" }),
  };
}

test("a lost answer is ordered, strikes the phone's call and is shown where it struck; the person gets one SMS", async () => {
  covers("PRT-04");
  const desk = await DeskPage.open(stand);
  const faults = await controls(desk);
  await registerUpTo(desk, "phone");
  await faults.call.selectOption(CODES);
  await faults.kind.selectOption("Сделано, но ответ потерян");
  await desk.counts(faults.number, 0, "this kind takes no number");
  await faults.add.click();
  await faults.hears("Сбой добавлен");
  await faults.rules.filter({ hasText: CODES }).getByText("осталось: 1, было: 0").waitFor();
  await stepNamed(desk, "phone").fill();
  await desk.button(RU.getCode).click();
  await desk.screen(RU.code);
  await faults.rules.getByText("осталось: 0, было: 1").waitFor();
  await faults.hears(`Сбой случился: Сделано, но ответ потерян. ${CODES}. осталось: 0`);
  await (await desk.card("Запросы")).getByText("сбой: Сделано, но ответ потерян").waitFor();
  await desk.counts((await desk.card("СМС")).getByRole("listitem"), 1);
  await desk.picture("console-fault-struck");
  await desk.close();
});

test("each kind takes its own number, and what is out of bounds isn't sent", async () => {
  covers("PRT-04");
  const desk = await DeskPage.open(stand);
  const faults = await controls(desk);
  for (const [kind, number, shown] of /** @type {const} */ ([
    ["503: портал недоступен", "", "503: портал недоступен"],
    ["429: слишком много запросов", "60", "429: слишком много запросов, 60 с"],
    ["Ответ опоздает", "1500", "Ответ опоздает, 1500 мс"],
    ["Неверная дата ответа", "-3600", "Неверная дата ответа, -3600 с"],
  ])) {
    await faults.kind.selectOption(kind);
    await faults.number.fill(number);
    await faults.times.fill("3");
    await faults.add.click();
    await faults.rules.filter({ hasText: shown }).getByText("осталось: 3, было: 0").waitFor();
  }
  for (const [field, wrong] of /** @type {const} */ ([[faults.times, "0"], [faults.number, "0.5"], [faults.number, "-315360001"], [faults.times, "10001"]])) {
    await faults.times.fill("1");
    await field.fill(wrong);
    await faults.add.click();
    await desk.becomes(() => field.evaluate((input) => input.matches(":invalid")), true, `${wrong} is taken for a number`);
  }
  await desk.counts(faults.rules, 4);
  await desk.close();
});

test("the card is worked by keyboard alone, and the focus is never lost; axe-core finds nothing", async () => {
  covers("PRT-04");
  const desk = await DeskPage.open(stand);
  const faults = await controls(desk);
  await faults.times.focus();
  for (const rules of [1, 2, 3]) {
    await desk.page.keyboard.press("Enter");
    await faults.rules.nth(rules - 1).waitFor();
    await desk.focusIsOn(faults.times);
  }
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await desk.page.emulateMedia({ colorScheme: scheme });
    await desk.becomes(() => axeFindings(desk), [], scheme);
    await desk.picture(`${scheme}-console-faults`);
  }
  const remove = faults.card.getByRole("button", { name: "Убрать: 503: портал недоступен. Любой вызов API" });
  await desk.tabTo(remove.first());
  await desk.page.evaluate(() => fetch("/api/v1/settings"));
  await faults.rules.first().getByText("осталось: 0, было: 1").waitFor();
  await desk.focusIsOn(remove.first(), "a rule that struck took the focus away");
  await desk.tabTo(remove.nth(1));
  await desk.page.keyboard.press("Enter");
  await faults.hears("Сбой убран");
  await desk.until("the neighbour has the focus", () => desk.hasFocus(remove.nth(1)));
  await desk.tabTo(faults.card.getByRole("button", { name: "Убрать все" }));
  await desk.page.keyboard.press("Enter");
  await faults.hears("Все сбои убраны");
  await desk.until("a new fault can be ordered", () => desk.hasFocus(faults.add));
  await faults.card.getByText("Сбоев нет.").waitFor();
  await desk.close();
});
