// Real keys in fields whose text is rewritten while it is typed.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, otherCode, registerUpTo, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { drawn, edited } from "./drawn-text.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start({ more: ["--steps", "contact,person,snils,password,agreement"] });
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * What stands in a field, with its caret or selection drawn.
 *
 * @param {import("playwright-core").Locator} field
 */
function seen(field) {
  return field.evaluate((element) => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (element);
    return { text: value, start: selectionStart ?? 0, end: selectionEnd ?? 0 };
  });
}

/**
 * Puts the caret, or a selection, where the drawing has it and presses keys; each is looked at once the mask is through.
 *
 * @param {DeskPage} desk
 * @param {import("playwright-core").Locator} field
 * @param {string} start
 * @param {readonly (readonly [string, string])[]} keys each with what stands there then
 */
async function press(desk, field, start, keys) {
  const wanted = edited(start);
  await field.fill(wanted.text);
  await desk.holds(field, wanted.text);
  await field.evaluate((element, { start: from, end }) => /** @type {HTMLInputElement} */ (element).setSelectionRange(from, end), wanted);
  for (const [key, then] of keys) {
    await desk.page.keyboard.press(key);
    await desk.becomes(async () => drawn(await seen(field)), then, `${start}: ${key}`);
  }
}

test("with real keys: delete, cut, undo and redo in number, date and СНИЛС", async () => {
  covers("FLD-02", "FLD-05");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  const phone = desk.field(RU.phoneField);
  await press(desk, phone, "+7 916 123|-45-67", [
    ["Delete", "+7 916 123|-56-7"],
    ["Delete", "+7 916 123|-67"],
    ["Control+z", "+7 916 123|-56-7"],
    ["Control+z", "+7 916 123|-45-67"],
    ["Control+Shift+Z", "+7 916 123|-56-7"],
    ["Control+y", "+7 916 123|-67"],
    ["Backspace", "+7 916 12|6-7"],
  ]);
  await press(desk, phone, "+7 916 123-|45-67", [["Backspace", "+7 916 12|4-56-7"]]);
  await press(desk, phone, "+7 916 |123-4|5-67", [
    ["Delete", "+7 916| 567"],
    ["Control+z", "+7 916 |123-4|5-67"],
    ["Control+x", "+7 916| 567"],
    ["Control+z", "+7 916 |123-4|5-67"],
  ]);
  // Two keys before the mask has come: each takes a digit.
  await press(desk, phone, "+7 916 123|-45-67", []);
  await Promise.all([desk.page.keyboard.press("Delete"), desk.page.keyboard.press("Delete")]);
  await desk.becomes(async () => drawn(await seen(phone)), "+7 916 123|-67");

  await registerUpTo(desk, "person", { from: "phone" });
  const date = desk.field(RU.birthDate);
  await press(desk, date, "12|.04.1990", [
    ["Delete", "12|.4.1990"],
    ["Control+z", "12|.04.1990"],
  ]);
  await press(desk, date, "12.04.|1990", [["Backspace", "12.0|1.990"]]);
  await stepNamed(desk, "person").fill();
  await stepNamed(desk, "person").leave();

  await desk.screen("Ваш СНИЛС");
  const snils = desk.field("СНИЛС");
  await press(desk, snils, "112|-233-445 95", [
    ["Delete", "112|-334-459 5"],
    ["Control+z", "112|-233-445 95"],
    ["ArrowRight", "112-|233-445 95"],
    ["Backspace", "11|2-334-459 5"],
  ]);
  await desk.close();
});

test("nothing is rewritten while an input method composes", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  const phone = desk.field(RU.phoneField);
  const ime = await desk.page.context().newCDPSession(desk.page);
  await phone.focus();
  for (const text of ["9", "91", "9161"]) {
    await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await desk.holds(phone, text);
  }
  // A mask's answer takes moments; none may come.
  await desk.page.waitForTimeout(300);
  await desk.holds(phone, "9161", "it was rewritten while it was composed");
  await ime.send("Input.insertText", { text: "9161" });
  await desk.holds(phone, "+7 916 1");
  await desk.close();
});

/**
 * What the drawn cells show: each cell's digit, `|` before or behind it for the caret, brackets around what is selected.
 *
 * @param {DeskPage} desk
 */
function cells(desk) {
  return desk.phone.locator(".cell").evaluateAll((all) =>
    all
      .map((cell) => {
        const digit = cell.classList.contains("selected") ? `[${cell.textContent}]` : cell.textContent || "_";
        const caret = cell.getAttribute("data-caret");
        return `${caret === "before" ? "|" : ""}${digit}${caret === "behind" ? "|" : ""}`;
      })
      .join(""),
  );
}

test("a code is edited where the caret is drawn: arrows, a letter, a selection, a finger; a wrong one digit by digit", async () => {
  covers("COD-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const field = desk.field(RU.codeField);
  const right = await desk.newestCode();
  await desk.focusIsOn(field);
  const { keyboard } = desk.page;
  for (const [key, shown] of /** @type {const} */ ([
    ["1", "1|_____"],
    ["2", "12|____"],
    ["ArrowLeft", "1|2____"],
    ["x", "1|2____"],
    ["3", "13|2___"],
    ["Shift+ArrowLeft", "1[3]2___"],
    ["4", "14|2___"],
    ["Delete", "14|____"],
    ["Control+z", "14|2___"],
    ["Home", "|142___"],
    ["Delete", "|42____"],
    ["End", "42|____"],
    ["Backspace", "4|_____"],
    ["Backspace", "|______"],
  ])) {
    await keyboard.press(key);
    await desk.becomes(() => cells(desk), shown, key);
  }
  await desk.hasAttribute(field, "aria-invalid", null);
  await keyboard.type("4560");
  await desk.phone.locator(".cell").nth(1).click({ position: { x: 4, y: 20 }, force: true });
  await desk.becomes(() => cells(desk), "4|560__", "a finger puts the caret before the cell it points at");

  await field.fill(otherCode(right));
  await desk.sees(RU.wrongCode);
  await field.press("Backspace");
  await desk.holds(field, otherCode(right).slice(0, 5), "one digit goes, not all");
  await desk.hasAttribute(field, "aria-invalid", null);
  await field.press("Control+z");
  await desk.holds(field, otherCode(right), "what is taken back is not sent by itself");
  await field.fill(right);
  await desk.screen(RU.person);
  await desk.close();
});
