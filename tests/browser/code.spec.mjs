// The code from the SMS: taken over by a tap, typed wrongly, asked for again.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, otherCode, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

test("the code is taken over by a tap, as the system's autofill would; its life runs down", async () => {
  covers("COD-01");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const code = await desk.newestCode();
  await desk.hasAttribute(desk.field(RU.codeField), "autocomplete", "one-time-code");
  await desk.phone.getByText(/Код действует ещё (10:00|9:5\d)/).waitFor();
  await desk.wait("+1 мин");
  await desk.phone.getByText(/Код действует ещё (9:00|8:5\d)/).waitFor();
  const offered = desk.button(RU.fromMessages);
  await desk.becomes(() => desk.offeredCode(), code);
  await offered.click();
  await desk.screen(RU.person);
  await desk.close();
});

test("what is pasted is read: one code among words is taken, and what is none is never sent by itself", async () => {
  covers("COD-01", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const code = await desk.newestCode();
  const field = desk.field(RU.codeField);
  await field.focus();
  for (const pasted of ["+7 916 123-45-67", `${code}1`, `22:43 ${code} ${otherCode(code)}`]) {
    await desk.page.keyboard.insertText(pasted);
    await desk.phone.locator(".code-field .hint").waitFor();
    await desk.holds(field, "");
    await desk.page.keyboard.press("1");
    await desk.holds(field, "1");
    await desk.phone.locator(".code-field .hint").waitFor({ state: "hidden" });
    await field.press("Backspace");
  }
  await desk.page.keyboard.insertText(`Сегодня 22:43 ${code.slice(0, 3)} ${code.slice(3)} — код для создания кабинета`);
  await desk.screen(RU.person);
  await desk.close();
});

test("the console hands a code to the phone", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await desk.console.getByRole("button", { name: "Код", exact: true }).first().click();
  await desk.screen(RU.person);
  await desk.close();
});

test("wrong codes: digits stay, the next key clears them, tries left are told before the lock; a pause opens it", async () => {
  covers("COD-03", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const wrong = otherCode(await desk.newestCode());
  const field = desk.field(RU.codeField);
  await field.pressSequentially(wrong);
  await desk.sees("Код не подошёл. Проверьте последнюю СМС");
  await desk.holds(field, wrong);
  await desk.hasAttribute(field, "aria-invalid", "true");
  await field.press("5");
  await desk.holds(field, "5");
  for (const left of ["Осталось 3 попытки", "Осталось 2 попытки", "Осталась 1 попытка, потом перерыв на 15 минут."]) {
    await field.fill("");
    await field.pressSequentially(wrong);
    await desk.sees(left);
  }
  await field.fill("");
  await field.pressSequentially(wrong);
  await desk.sees(RU.tooManyCodes);
  const told = desk.phone.getByText(/Новый можно получить /);
  await told.waitFor();
  const hour = async () => Number(/(\d\d):\d\d\./.exec((await told.textContent()) ?? "")?.[1]);
  const inMoscow = await hour();
  await desk.page.getByRole("button", { name: "МСК+7, Владивосток" }).click();
  await desk.becomes(hour, (inMoscow + 7) % 24, "the lock is not told by the phone's own clock");
  await desk.counts(field, 0, "a field in which nothing can be typed");
  await desk.button(/^Получить код через 1[45]:\d\d$/).waitFor();
  await desk.wait("+15 мин");
  await desk.button("Получить код ещё раз").click();
  await desk.newestCode(2);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.person);
  await desk.close();
});

test("another code after a minute, the first one still works; five are followed by a pause", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const first = await desk.newestCode();
  for (let sent = 2; sent <= 5; sent += 1) {
    await desk.button(/^Получить код ещё раз через (1:00|0:\d\d)$/).waitFor();
    await desk.wait("+1 мин");
    await desk.button("Получить код ещё раз").click();
    await desk.newestCode(sent);
  }
  await desk.button(/^Получить код через 1[45]:\d\d$/).waitFor();
  await desk.field(RU.codeField).fill(first);
  await desk.screen(RU.person);
  await desk.close();
});

test("a code that ran out says so, and a new one is a tap away", async () => {
  covers("COD-01", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await desk.wait("+15 мин");
  await desk.sees("Код больше не действует. Получите новый.");
  await desk.button("Получить код ещё раз").click();
  await desk.newestCode(2);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.person);
  await desk.close();
});
