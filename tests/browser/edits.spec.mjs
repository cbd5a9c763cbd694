// What keys do to texts that are rewritten while they are typed, as tables and without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { afterKey, ghostBehind, insertedInto, placeInMasked, signsOf, withDigits } from "../../desk/web/phone/components/edits.js";
import { TextHistory } from "../../desk/web/phone/components/text-history.js";
import { drawn, edited } from "./drawn-text.mjs";

const PHONE = "+7 ___ ___-__-__";
const SNILS = "___-___-___ __";
const DATE = "дд.мм.гггг";

test("a deleting key takes the next digit in its direction, however many signs of the mask stand before it", () => {
  const [backward, forward] = ["deleteContentBackward", "deleteContentForward"];
  for (const [ghost, start, key, found, wanted] of /** @type {const} */ ([
    [PHONE, "+7 916 123|-45-67", forward, "+7 916 123|45-67", "+7 916 123|5-67"],
    [PHONE, "+7 916 123-|45-67", backward, "+7 916 123|45-67", "+7 916 12|45-67"],
    [PHONE, "+7 916| 123-45-67", forward, "+7 916|123-45-67", "+7 916|23-45-67"],
    [PHONE, "+7 |916 123", backward, "+7|916 123", "+|916 123"],
    [PHONE, "+7 916 1|23", backward, "+7 916 |23", "+7 916 |23"],
    [PHONE, "+7 916 |1|23-45", backward, "+7 916 |23-45", "+7 916 |23-45"],
    [PHONE, "+7 916 123|-|45-67", backward, "+7 916 123|45-67", "+7 916 123|45-67"],
    [PHONE, "+7 916 123|-45-67", "insertText", "+7 916 1239|-45-67", "+7 916 1239|-45-67"],
    [PHONE, "тел.| 916", forward, "тел.|916", "тел.|916"],
    [PHONE, "+7 916 123-|45-67", "deleteWordBackward", "+7 916 123|45-67", "+7 916 12|45-67"],
    [SNILS, "112|-233", forward, "112|233", "112|33"],
    [SNILS, "112-233-445| 95", forward, "112-233-445|95", "112-233-445|5"],
    [DATE, "12|.04.1990", forward, "12|04.1990", "12|4.1990"],
    [DATE, "12.|04.1990", backward, "12|04.1990", "1|04.1990"],
    // These stops the person typed, and may take away.
    [DATE, "1.|4.1990", backward, "1|4.1990", "1|4.1990"],
    [DATE, "12.|", backward, "12|", "12|"],
  ])) {
    const after = afterKey(edited(start), edited(found), key, signsOf(ghost));
    assert.equal(drawn(after), wanted, `${start} ${key}`);
  }
});

test("the ghost is what is still to come: signs of a number, parts of a date that are not begun", () => {
  for (const [ghost, text, rest] of /** @type {const} */ ([
    [PHONE, "", "+7 ___ ___-__-__"],
    [PHONE, "+7 916 123", "-__-__"],
    [PHONE, "+7 916 123-45-67", ""],
    [PHONE, "8495", ""],
    [PHONE, "позвоните", ""],
    [SNILS, "112-2", "__-___ __"],
    [DATE, "", "дд.мм.гггг"],
    [DATE, "1", ".мм.гггг"],
    [DATE, "1.", "мм.гггг"],
    [DATE, "1.1", ".гггг"],
    [DATE, "12.04.", "гггг"],
    [DATE, "1.4.1990", ""],
    [DATE, "12.4.19", ""],
    [DATE, "1.1.1.1", ""],
    [DATE, "апрель", ""],
    [null, "Иванов", ""],
  ])) {
    assert.equal(ghostBehind(ghost, text), rest, `${ghost} ${text}`);
  }
});

test("a caret that moved while the mask was asked stays at its digit", () => {
  for (const [typed, masked] of /** @type {const} */ ([
    ["9161|23", "+7 916 1|23"],
    ["+7 916 1234|5", "+7 916 123-4|5"],
    ["12|345", "12-|345"],
    ["916|", "+7 916|"],
  ])) {
    const { text, start } = edited(typed);
    const wanted = edited(masked);
    assert.equal(placeInMasked(text, wanted.text, start), wanted.start, typed);
  }
});

test("digits go into a code where the caret is, letters don't, a whole code takes the place of all", () => {
  for (const [start, inserted, wanted] of /** @type {const} */ ([
    ["1|2", "3", "13|2"],
    ["12|", "x", "12|"],
    ["1|2", "x", "1|2"],
    ["12|", "код 340 160", "340160|"],
    ["12|", "3401601234", "340160|"],
    ["1|23|4", "9", "19|4"],
    ["12|3456", "9", "129|456"],
    ["123456|", "9", "123456|"],
    ["1234|5", "789", "123478|"],
    ["||", "12", "12|"],
  ])) {
    const before = edited(start);
    const after = withDigits(before, inserted, 6);
    assert.equal(drawn(after), wanted, `${start} ${inserted}`);
    assert.equal(after === before, /^(x|9)$/.test(inserted) && start === wanted, "what is refused changes nothing");
  }
  assert.equal(insertedInto(edited("1|2"), "132"), "3");
  assert.equal(insertedInto(edited("1|23|4"), "194"), "9");
  assert.equal(insertedInto(edited("12|"), "340160"), null);
});

test("undo and redo go through the texts as the mask left them; a new change forgets what was taken back", () => {
  const state = (/** @type {string} */ text) => ({ text, start: text.length, end: text.length });
  const history = new TextHistory(state(""));
  history.push(state("9"));
  history.amend(state("+7 9"));
  history.push(state("+7 9"));
  history.push(state("+7 91"));
  assert.equal(history.redo(), null);
  assert.equal(history.undo()?.text, "+7 9");
  assert.equal(history.undo()?.text, "");
  assert.equal(history.undo(), null);
  assert.equal(history.redo()?.text, "+7 9");
  history.push(state("+7 95"));
  assert.equal(history.redo(), null);
  assert.equal(history.undo()?.text, "+7 9");
  for (let digit = 0; digit < 300; digit += 1) history.push(state(String(digit)));
  assert.ok(history.states.length <= 100);
  assert.equal(history.now().text, "299");
});
