// The pages' own rules, without a browser: time, dates, places to break, names for the ear.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

import { spokenName } from "../../desk/web/phone/components/action.js";
import { isoDate, typedDate } from "../../desk/web/phone/components/date-field.js";
import { dueMark, timeLeft } from "../../desk/web/phone/countdown.js";
import { kept, learnLarge, setLarge } from "../../desk/web/phone/typesetting.js";

test("time that runs down is written as minutes and seconds, from an hour on with hours, a begun second whole", () => {
  assert.equal(timeLeft(522_000), "8:42");
  assert.equal(timeLeft(33_100), "0:34");
  assert.equal(timeLeft(0), "0:00");
  assert.equal(timeLeft(-5), "0:00");
  assert.equal(timeLeft(3_600_000), "1:00:00");
  assert.equal(timeLeft(3_599_000), "59:59");
  assert.equal(timeLeft(86_399_500), "24:00:00");
  assert.equal(timeLeft(36_065_000), "10:01:05");
});

test("each sentence of a countdown is due once, the latest first", () => {
  const marks = [
    { remaining_ms: 60_000, text: "минута" },
    { remaining_ms: 10_000, text: "десять секунд" },
    { remaining_ms: 0, text: "всё" },
  ];
  assert.equal(dueMark(marks, 61_000, Infinity), null);
  assert.equal(dueMark(marks, 59_900, Infinity)?.text, "минута");
  assert.equal(dueMark(marks, 59_000, 60_000), null);
  assert.equal(dueMark(marks, 9_000, Infinity)?.text, "десять секунд");
  assert.equal(dueMark(marks, 0, 10_000)?.text, "всё");
});

test("a picked date becomes a typed one and back", () => {
  assert.equal(typedDate("1990-04-12"), "12.04.1990");
  assert.equal(typedDate(""), null);
  assert.equal(isoDate("12.04.1990"), "1990-04-12");
  assert.equal(isoDate("12.04.19"), null);
});

test("what the core sets otherwise where letters are large is known by the text, and all else stays", () => {
  learnLarge({ соглашение: "со\u00adгла\u00adше\u00adние" });
  assert.equal(setLarge("соглашение"), "со\u00adгла\u00adше\u00adние");
  assert.equal(setLarge("дела"), "дела");
});

test("no line begins with a dash, and «+7» stays with its number", () => {
  assert.equal(kept("Портал — это сервер"), "Портал\u00a0— это сервер");
  assert.equal(kept("на +7 900 000-12-34"), "на +7\u00a0900 000-12-34");
});

test("a name for the ear holds the visible label as whole words", () => {
  /** @type {import("../../desk/web/phone/vocabulary.js").Action} */
  const action = { id: "language", label: "EN", spoken: "Switch to English", style: "plain", icon: null, countdown: null };
  assert.equal(spokenName(action), "EN, Switch to English");
  assert.equal(spokenName({ ...action, label: "Прочитать", spoken: "Прочитать: соглашение" }), "Прочитать: соглашение");
  assert.equal(spokenName({ ...action, spoken: null }), null);
});

test("no test judges a page by one look: what is read of it is waited for", async () => {
  const folder = new URL("./", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".mjs"));
  for (const name of names) {
    const source = await readFile(new URL(name, folder), "utf8");
    // What the stand's files hold doesn't move; a page does.
    const looks = source.match(/assert\.\w+\([^;]*?\bawait (?!stand\.)[^;]*;/g) ?? [];
    if (name !== "pages.spec.mjs") assert.deepEqual(looks, [], name);
  }
});
