// A number that belongs to an account already: its owner signs in, its new owner takes it from the old account.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { PASSWORD, RU, registerUpTo, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

const NUMBER = "+7 900 000-12-34";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/** A second phone that registers the number of the first one's account, after its code. */
async function toldOfTheAccount() {
  const first = await DeskPage.open(stand);
  await registerUpTo(first, "home");
  await first.close();
  stand = await stand.withNewPhone();
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await stepNamed(desk, "code").leave();
  await desk.screen(RU.taken);
  return desk;
}

test("a number that has an account leads to signing in, the number stands there", async () => {
  covers("LOG-01", "REG-07");
  const desk = await toldOfTheAccount();
  await desk.picture("taken");
  await desk.button(RU.myAccount).click();
  await desk.screen(RU.login);
  await desk.holds(desk.field(RU.phoneField), NUMBER);
  await desk.field(RU.passwordField).fill(PASSWORD);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.code);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.home);
  await desk.close();
});

test("a number handed out again: taken from the old account after a question, by keyboard alone", async () => {
  covers("REG-07");
  const desk = await toldOfTheAccount();
  await desk.button(RU.notMyAccount).focus();
  await desk.page.keyboard.press("Enter");
  const question = desk.question(RU.releaseQuestion);
  const heard = /Номер \+7, 9 0 0, 0 0 0, 1 2, 3 4 станет вашим\. Прежний владелец больше не\s?войдёт по\s?нему/;
  await desk.until("the number is spoken digit by digit", async () => heard.test(await question.ariaSnapshot()));
  await desk.page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await desk.screen(RU.taken);

  await desk.button(RU.notMyAccount).focus();
  await desk.page.keyboard.press("Enter");
  await question.getByRole("button", { name: RU.releaseNumber }).focus();
  await desk.page.keyboard.press("Enter");
  await desk.screen(RU.person);
  await desk.hears("status", RU.numberReleased);
  await registerUpTo(desk, "home", { from: "person" });
  await (await desk.card("Люди")).getByText("без номера").waitFor();
  await desk.close();
});

test("a release that waits for the link says so where it was asked for", async () => {
  covers("REG-07", "OFF-01");
  const desk = await toldOfTheAccount();
  await desk.link("off");
  await desk.button(RU.notMyAccount).click();
  const question = desk.question(RU.releaseQuestion);
  await question.getByRole("button", { name: RU.releaseNumber }).click();
  await question.waitFor({ state: "detached" });
  await desk.sees(RU.noLink);
  await desk.button(RU.notMyAccount).click();
  await question.getByRole("button", { name: RU.awaitsLink }).waitFor();
  await desk.picture("release-waits");
  await question.getByRole("button", { name: RU.cancel }).click();
  await question.waitFor({ state: "detached" });
  await desk.link("on");
  await desk.screen(RU.person);
  await desk.hears("status", RU.numberReleased);
  await desk.close();
});
