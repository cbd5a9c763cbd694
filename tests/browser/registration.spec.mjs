// A person registers: by mouse, by keyboard alone, in English; agrees to each consent apart.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, PASSWORD, RU, openProfile, registerUpTo, registration } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

test("a whole registration by mouse, the code read from the console's inbox", async () => {
  covers("REG-01");
  const desk = await DeskPage.open(stand);
  for (const step of registration(desk)) {
    await desk.screen(step.title);
    await step.fill();
    if (step.name === "code") await desk.field(RU.codeField).pressSequentially(await desk.newestCode());
    else await step.leave();
  }
  await desk.screen(RU.home);
  await desk.sees(RU.level);
  await desk.sees("Кабинет создан");
  await desk.picture("desk-home");
  const people = await desk.card("Люди");
  await people.getByText("Иванов Иван Иванович").waitFor();
  await people.getByText("Упрощённая").waitFor();
  await desk.close();
});

test("a whole registration by keyboard alone", async () => {
  covers("REG-01");
  const desk = await DeskPage.open(stand);
  const { keyboard } = desk.page;
  await desk.screen(RU.welcome);
  await desk.tabTo(desk.button(RU.register));
  await keyboard.press("Enter");

  await desk.screen(RU.phone);
  await desk.tabTo(desk.field(RU.phoneField));
  await keyboard.type("9000001234");
  await keyboard.press("Enter");

  await desk.screen(RU.code);
  const code = await desk.newestCode();
  await desk.tabTo(desk.field(RU.codeField));
  await keyboard.type(code);

  await desk.screen(RU.person);
  for (const [field, text] of /** @type {const} */ ([[RU.surname, "петрова"], [RU.name, "Анна"]])) {
    await desk.tabTo(desk.field(field));
    await keyboard.type(text);
  }
  await desk.sees("Исправили на заглавную букву: Петрова");
  await desk.tabTo(desk.box(RU.noPatronymic));
  await keyboard.press("Space");
  await desk.becomes(() => desk.field(RU.patronymic).isDisabled(), true);
  await desk.tabTo(desk.field(RU.birthDate));
  await keyboard.type("01021985");
  await desk.tabTo(desk.button(RU.next));
  await keyboard.press("Space");

  await desk.screen(RU.password);
  await desk.tabTo(desk.field(RU.passwordField));
  await keyboard.type(PASSWORD);
  await desk.tabTo(desk.field(RU.passwordAgain));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");

  await desk.screen(RU.agreement);
  await desk.tabTo(desk.button(RU.read).first());
  await keyboard.press("Enter");
  const sheet = desk.phone.getByRole("dialog");
  await sheet.waitFor();
  for (let presses = 0; presses < 6; presses += 1) {
    await keyboard.press("Tab");
    await desk.becomes(() => sheet.evaluate((element) => element.contains(document.activeElement)), true, "the focus left the sheet");
  }
  await keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await desk.focusIsOn(desk.button(RU.read).first(), "the focus returns to what opened the sheet");
  for (const box of [RU.agreementBox, RU.personalDataBox]) {
    await desk.tabTo(desk.box(box));
    await keyboard.press("Space");
  }
  await desk.tabTo(desk.button(RU.create));
  await keyboard.press("Enter");
  await desk.screen("Петрова Анна");
  await desk.sees(RU.level);
  await desk.close();
});

test("a whole registration in English, switched on the first screen", async () => {
  covers("ACC-04", "REG-01");
  const desk = await DeskPage.open(stand);
  await desk.button(/Switch to\s+English/).click();
  for (const step of registration(desk, EN)) {
    await desk.screen(step.title);
    await desk.hasAttribute(desk.phone, "lang", "en");
    await step.fill();
    await desk.picture(`en-${step.name}`);
    if (step.name === "code") await desk.button(/^Get another code in 0:\d\d$/).waitFor();
    await step.leave();
  }
  await desk.screen(EN.home);
  await desk.sees(EN.level);
  await openProfile(desk, EN);
  await desk.sees("12 April 1990");
  await desk.page.getByRole("region", { name: "Portal stand-in", exact: true }).waitFor();
  await desk.picture("en-home");
  // Names of people and the number stay as they are; nothing else of the phone is in Russian.
  const words = async () => (await desk.phone.ariaSnapshot()).replaceAll("Иванов Иван Иванович", "");
  await desk.becomes(async () => (await words()).match(/[а-яё].*/i), null);
  for (const room of ["People", "Rules", "Faults", "Overview"]) {
    await desk.openRoom(room);
    const board = async () => (await desk.console.innerText()).replaceAll("Иванов Иван Иванович", "").replace(/^.*код для создания[^]*?спрашивают\.$/gm, "");
    await desk.becomes(async () => (await board()).match(/Связь|Часы|Запросы|Люди/), null, room);
  }
  await desk.close();
});

test("the language is switched beside the phone on any screen, and what was typed stays", async () => {
  covers("ACC-04");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  await desk.field(RU.surname).fill("Соколова");
  await desk.page.getByRole("button", { name: "EN, English" }).click();
  await desk.screen(EN.person);
  await desk.holds(desk.field(EN.surname), "Соколова");
  await desk.page.getByRole("button", { name: "РУ, Русский" }).click();
  await desk.screen(RU.person);
  await desk.holds(desk.field(RU.surname), "Соколова");
  await desk.close();
});

test("each consent is read and given apart; version and time stand in the profile and on the portal", async () => {
  covers("REG-06");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "agreement");
  await desk.becomes(() => desk.box(RU.agreementBox).isChecked(), false);
  await desk.becomes(() => desk.box(RU.personalDataBox).isChecked(), false);
  await desk.becomes(() => desk.box(RU.newsBox).isChecked(), false);
  await desk.button(/^Прочитать: Согласие/).click();
  const sheet = desk.phone.getByRole("dialog", { name: "Согласие на обработку персональных данных" });
  await sheet.waitFor();
  await sheet.getByRole("button", { name: RU.close }).click();
  await sheet.waitFor({ state: "detached" });
  await desk.becomes(() => desk.box(RU.personalDataBox).isChecked(), false, "reading is not agreeing");
  await desk.box(RU.agreementBox).check();
  await desk.button(RU.create).click();
  await desk.sees("Без этой отметки кабинет не создать");
  await desk.focusIsOn(desk.box(RU.personalDataBox));
  await desk.box(RU.personalDataBox).check();
  await desk.button(RU.create).click();
  await desk.screen(RU.home);
  await openProfile(desk);
  const given = desk.phone.getByRole("region", { name: "Ваши согласия" }).getByRole("listitem").filter({ hasText: "Редакция" });
  await desk.counts(given, 2, "what was left open is not agreed to");
  await desk.counts(given.filter({ hasText: /Редакция от\s1\sмарта 2026\sгода, принято \d+\s[а-я]+ \d{4},\s\d\d:\d\d по\sМоскве/ }), 2);
  const people = await desk.card("Люди");
  for (const consent of [/^соглашение \(\d{4}[-\u2011]\d\d[-\u2011]\d\d\), /, /^обработка данных \(\d{4}[-\u2011]\d\d[-\u2011]\d\d\), /]) await people.getByText(consent).waitFor();
  await desk.close();
});
