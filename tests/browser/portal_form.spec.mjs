// A form that the portal describes, where its order asks for one: a slip is told with what it may have been.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, RU, registerUpTo, stepNamed } from "./citizen.mjs";
import { axeFindings, linesBrokenWrongly, textsCut, unreachable } from "./looks.mjs";
import { Stand } from "./stand.mjs";

const ORDER = ["--steps", "contact,person,snils,password,agreement"];
const RIGHT = "112-233-445 95";
const WRONG = "112-233-445 96";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * A phone on which the number is asked for.
 *
 * @param {DeskPage} desk
 * @param {typeof RU} [words]
 */
async function atSnils(desk, words = RU) {
  await registerUpTo(desk, "person", { words });
  await stepNamed(desk, "person", words).fill();
  await stepNamed(desk, "person", words).leave();
  await desk.screen(words === EN ? "Your SNILS" : "Ваш СНИЛС");
}

/** @param {DeskPage} desk */
const plain = (desk) => desk.field("СНИЛС").inputValue();

test("a slip is refused with what it may have been, nothing is put in by itself, and a tap mends it", async () => {
  stand = await stand.again(ORDER);
  const desk = await DeskPage.open(stand);
  await atSnils(desk);
  await desk.field("СНИЛС").pressSequentially("11223344596");
  await desk.sees("Последние две цифры не сходятся с остальными");
  await desk.becomes(() => plain(desk), WRONG);
  const offers = desk.phone.getByRole("group", { name: /опечатка/ });
  await offers.getByRole("button").first().waitFor();
  await desk.hears("status", "Возможно, опечатка");
  await desk.button(RU.next).click();
  await desk.screen("Ваш СНИЛС");
  await desk.becomes(() => plain(desk), WRONG, "it was changed by itself");
  await desk.becomes(() => axeFindings(desk), []);
  const first = await offers.getByRole("button").first().elementHandle();
  await desk.link("off");
  await desk.link("on");
  await desk.becomes(async () => first?.evaluate((button) => button.isConnected), true, "news of the phone took a button away");
  await desk.tabTo(offers.getByRole("button").first());
  await offers.getByRole("button", { name: "1 1 2, 2 3 3, 4 4 5, 9 5" }).press("Enter");
  await desk.until("it is the chosen one", async () => (await plain(desk)) === RIGHT);
  await offers.waitFor({ state: "hidden" });
  await desk.focusIsOn(desk.field("СНИЛС"), "the focus is lost");
  await desk.keeps([RIGHT]);
  await desk.page.reload();
  await desk.screen("Ваш СНИЛС");
  await desk.becomes(() => plain(desk), RIGHT);
  await desk.button(RU.next).click();
  await desk.screen(RU.password);
  await desk.close();
});

for (const [language, words] of /** @type {const} */ ([["ru", RU], ["en", EN]])) {
  test(`320 wide with text twice as large: a slip and what it may have been (${language})`, async () => {
    stand = await stand.again([...ORDER, "--lang", language]);
    const small = { width: 320, height: 480 };
    const desk = await DeskPage.open(stand, { viewport: small, alone: "200" });
    await atSnils(desk, words);
    const field = desk.field(words === EN ? "SNILS" : "СНИЛС");
    await field.pressSequentially("11223344596");
    await desk.phone.getByRole("group").getByRole("button").first().waitFor();
    await desk.rest();
    await desk.becomes(() => textsCut(desk), []);
    await desk.becomes(() => linesBrokenWrongly(desk), []);
    await desk.becomes(() => unreachable(desk), []);
    await desk.wholePicture(`320-200-${language}-snils`, small);
    await desk.close();
  });
}
