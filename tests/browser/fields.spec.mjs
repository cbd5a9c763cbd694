// Fields: what is repaired, what is refused and why, what is masked; passwords.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, PASSWORD, RU, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

test("an unfinished form is not blocked: the tap leads to the first faulty field and says why", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  const field = desk.field(RU.phoneField);
  await field.fill("900 12");
  await desk.tabTo(desk.button(RU.getCode));
  await desk.page.keyboard.press("Enter");
  await desk.hears("alert", "Не хватает 5 цифр");
  await desk.sees("Не хватает 5 цифр. Введите номер до конца.");
  await desk.focusIsOn(field);
  await desk.hasAttribute(field, "aria-invalid", "true");
  await desk.holds(field, "+7 900 12");
  await desk.close();
});

test("a number is taken in any writing, masked while it is typed, and refused by name where no SMS can come", async () => {
  covers("FLD-05", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  const field = desk.field(RU.phoneField);
  for (const typed of ["+79000001234", "8 (900) 000-12-34", "9000001234", "тел.: 8-900-000-12-34, звонить днём"]) {
    await field.fill(typed);
    await desk.until(`masked: ${typed}`, async () => (await field.inputValue()) === "+7 900 000-12-34");
  }
  for (const [typed, reason] of /** @type {const} */ ([
    ["84951234567", "Это городской номер"],
    ["+77011234567", "Это номер Казахстана"],
    ["88001234567", "Это бесплатная линия 8 800"],
  ])) {
    await field.fill(typed);
    await desk.sees(reason);
    await desk.hasAttribute(field, "aria-invalid", "true");
  }
  await field.fill("");
  await field.pressSequentially("89000012", { delay: 30 });
  await desk.until("the last digit is masked", async () => (await field.inputValue()) === "+7 900 001-2");
  await field.evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).setSelectionRange(6, 6));
  await field.press("5");
  await desk.until("the digit in the middle is masked", async () => /^79005/.test((await field.inputValue()).replace(/\D/g, "")));
  const [length, caret] = await field.evaluate((element) => {
    const control = /** @type {HTMLTextAreaElement} */ (element);
    return [control.value.length, control.selectionStart];
  });
  assert.ok(caret < length, `the caret jumped to the end: ${caret} of ${length}`);
  await desk.close();
});

test("while a refused text is mended nothing is scolded, and a right one is seen to be right at once", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const date = desk.field(RU.birthDate);
  await date.fill("31.02.1990");
  await desk.button(RU.next).click();
  // The field judges itself as it is left; the refusal of the tap comes after that, and leads to the first field.
  await desk.focusIsOn(desk.field(RU.surname));
  await desk.hasAttribute(date, "aria-invalid", "true");
  await date.fill("");
  for (const key of "12041990") {
    await date.press(key);
    await desk.hasAttribute(date, "aria-invalid", null);
  }
  await desk.hasAttribute(date.locator("xpath=ancestor::*[@data-verdict]"), "data-verdict", "good");
  await desk.close();
});

test("in another language each verdict is of the text that stands there now, and in that language", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const words = desk.phone.locator(".field .hint.bad");
  await desk.field(RU.surname).fill("Petrov");
  await desk.field(RU.patronymic).fill("Petrovich");
  await desk.button(RU.next).click();
  await desk.hasAttribute(desk.field(RU.name), "aria-invalid", "true");
  await desk.field(RU.surname).fill("Петров");
  await desk.field(RU.name).fill("Oleg");
  await desk.box(RU.noPatronymic).check();
  await desk.page.getByRole("button", { name: "EN, English" }).click();
  await desk.screen(EN.person);
  await desk.hasAttribute(desk.field(EN.surname), "aria-invalid", null);
  await desk.hasAttribute(desk.field(EN.patronymic), "aria-invalid", null);
  await desk.hasAttribute(desk.field(EN.name), "aria-invalid", "true");
  await desk.counts(words.filter({ hasText: /[а-я]/i }), 0, "words of the other language");
  await desk.close();
});

test("a name is repaired visibly and that can be undone; what doesn't belong there is refused with its reason", async () => {
  covers("FLD-01", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const surname = desk.field(RU.surname);
  const name = desk.field(RU.name);
  await surname.fill("  иванова-петрова");
  await name.focus();
  await desk.sees("Исправили на заглавные буквы: Иванова-Петрова");
  await desk.holds(surname, "Иванова-Петрова");
  await desk.button("Отменить").click();
  await desk.holds(surname, "  иванова-петрова");
  await name.focus();
  // A correction comes within moments of leaving the field; this one must not come again.
  await desk.page.waitForTimeout(500);
  await desk.holds(surname, "  иванова-петрова");
  await surname.fill("сидоров");
  await name.focus();
  await desk.sees("Исправили на заглавную букву: Сидоров");
  await desk.page.keyboard.press("Shift+Tab");
  // Leaving the next field takes the way to undo along, a moment later.
  await desk.page.waitForTimeout(500);
  await desk.page.keyboard.press("Enter");
  await desk.holds(surname, "сидоров");
  await surname.fill("Мамедов Али Гасан оглы");
  await desk.button("Фамилия Мамедов, имя Али, отчество Гасан оглы").click();
  await desk.holds(desk.field(RU.patronymic), "Гасан оглы");
  await desk.holds(surname, "Мамедов");
  await desk.holds(name, "Али");
  await desk.counts(desk.phone.getByRole("group", { name: /имя целиком/ }), 0);
  await desk.field(RU.patronymic).fill("");
  for (const [typed, reason] of /** @type {const} */ ([
    ["Ivan", "Набрано латиницей"],
    ["Иван3", "В имени есть цифра"],
  ])) {
    await name.fill(typed);
    await surname.focus();
    await desk.sees(reason);
    await desk.holds(name, typed);
  }
  await desk.button(RU.next).click();
  await desk.sees("Введите отчество или отметьте «Нет отчества».");
  await desk.box(RU.noPatronymic).check();
  await desk.becomes(() => desk.field(RU.patronymic).isDisabled(), true);
  await desk.close();
});

test("a birth date is typed with any separator; days that are not in the calendar and ages out of bounds are refused", async () => {
  covers("FLD-02", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  const field = desk.field(RU.birthDate);
  for (const typed of ["12041990", "12/04/1990", "12-04-1990", "12 04 1990"]) {
    await field.fill(typed);
    await desk.field(RU.surname).focus();
    await desk.until(`masked: ${typed}`, async () => (await field.inputValue()) === "12.04.1990");
  }
  for (const [typed, reason] of /** @type {const} */ ([
    ["31.02.1990", "Такого дня нет в календаре"],
    ["12.04.1850", "Выходит больше 130 лет"],
    ["12.04.2020", "Кабинет можно создать с 14 лет"],
    ["12.04.90", "Исправили год: 12.04.1990"],
  ])) {
    await field.fill(typed);
    await desk.field(RU.surname).focus();
    await desk.sees(reason);
  }
  await desk.close();
});

test("the password's rules are ticked as one types; it is typed twice, can be shown, pasted and made up", async () => {
  covers("PWD-01", "PWD-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "password");
  const first = desk.field(RU.passwordField);
  const again = desk.field(RU.passwordAgain);
  const rules = desk.phone.getByRole("list").getByRole("listitem");
  const done = async () => (await rules.allTextContents()).filter((rule) => rule.includes(": выполнено")).length;
  await desk.becomes(done, 0);
  await first.pressSequentially("тихо ждёт");
  await desk.phone.getByRole("meter").waitFor();
  await desk.until("a short password meets two rules of three", async () => (await done()) === 2);
  await first.fill("Пароль 12.04.1990 года");
  await desk.until("personal data break a rule", async () => (await done()) === 2);
  await first.fill(PASSWORD);
  await desk.until("all rules are met", async () => (await done()) === (await rules.count()));
  await again.fill("другой пароль здесь");
  await desk.button(RU.next).click();
  await desk.sees("Пароли различаются");
  await desk.focusIsOn(again);

  await desk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
  await again.fill("");
  await again.press("Control+V");
  await desk.holds(again, PASSWORD);

  await desk.button(RU.suggest).click();
  await desk.until("the made up one stands in both", async () => (await first.inputValue()) !== PASSWORD);
  const password = await first.inputValue();
  assert.ok([...password].length >= 12);
  await desk.holds(again, password);
  await desk.hasAttribute(first, "type", "text");
  const eye = desk.button("Скрыть: Пароль");
  await desk.hasAttribute(eye, "aria-pressed", "true");
  await eye.click();
  await desk.hasAttribute(first, "type", "password");
  await desk.hasAttribute(first, "autocomplete", "new-password");
  await desk.button(RU.next).click();
  await desk.screen(RU.agreement);
  await desk.close();
});
