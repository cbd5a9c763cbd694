// A number that went to somebody else with its SIM: the account takes a new one, and its owner signs in with that.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { NUMBER, OTHER_NUMBER, PASSWORD, RU, openProfile, otherCode, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";
import { Stranger } from "./stranger.mjs";

/** {@link OTHER_NUMBER} as it stands in its field. */
const TYPED = "+7 916 111-22-33";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/** The home screen of an account that has lost its number while nobody looked. */
async function withoutNumber() {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  await new Stranger(stand).takeNumber(NUMBER);
  // The phone asks how things are when it comes back to the foreground.
  await desk.page.reload();
  await desk.sees(RU.numberGone);
  return desk;
}

test("a new number is given by keyboard alone, and opens the account again", async () => {
  covers("REC-03", "ACC-01");
  const desk = await withoutNumber();
  await desk.tabTo(desk.button(RU.newNumber));
  await desk.page.keyboard.press("Enter");
  await desk.screen(RU.newNumberTitle);
  await desk.until("the number has the focus", () => desk.hasFocus(desk.field(RU.phoneField)));
  await desk.page.keyboard.type("89161112233");
  await desk.holds(desk.field(RU.phoneField), TYPED);
  await desk.page.keyboard.press("Enter");
  await desk.screen(RU.code);
  await desk.tabTo(desk.button(RU.fromMessages));
  await desk.page.keyboard.press("Enter");
  await desk.screen(RU.home);
  await desk.hears("status", RU.numberSet);
  await desk.counts(desk.button(RU.newNumber), 0, "there is nothing to change any more");
  await openProfile(desk);
  await desk.sees(TYPED.replaceAll("-", "\u2011"));
  await desk.button(RU.signOutRow).click();
  await desk.question(RU.signOutQuestion).getByRole("button", { name: RU.signOut, exact: true }).click();
  await desk.screen(RU.welcome);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.login);
  await desk.field(RU.phoneField).fill(OTHER_NUMBER);
  await desk.field(RU.passwordField).fill(PASSWORD);
  await desk.wait(/^\+15/);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.code);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.home);
  await desk.close();
});

test("without a link, with a wrong code and after a kill nothing that was typed is asked for again", async () => {
  covers("REC-03", "OFF-01");
  const first = await withoutNumber();
  await first.button(RU.newNumber).click();
  await first.screen(RU.newNumberTitle);
  await first.link("off");
  await first.field(RU.phoneField).fill(TYPED);
  await first.button(RU.getCode).click();
  await first.sees(RU.noLink);
  await first.close();
  stand = await stand.again();
  const desk = await DeskPage.open(stand);
  // A portal that starts anew has its link: what was held up has left by itself.
  await desk.screen(RU.code);
  await desk.newestCode(3);
  await desk.field(RU.codeField).fill(otherCode(await desk.offeredCode()));
  await desk.sees(RU.wrongCode);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.home);
  await desk.sees(RU.numberSet);
  await desk.close();
});
