// The account's home screen: a consent withdrawn, the record of data read, signing out while something waits to be sent.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, RU, openConsent, registerUpTo, signIn, signOut, withdrawNews } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

const WITHDRAWAL = "POST /api/v1/account/consents/withdraw";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * A new account whose phone has lost its link.
 *
 * @returns {Promise<DeskPage>}
 */
async function withoutLink() {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  await desk.link("off");
  return desk;
}

/**
 * The portal's line about the consent to news, if it is in force there.
 *
 * @param {DeskPage} desk
 */
async function newsOnThePortal(desk) {
  return (await desk.card("Люди")).getByText(/^новости \(/);
}

test("a consent withdrawn without a link waits in sight, and is sent once the link is back", async () => {
  covers("REG-06", "OFF-01", "OFF-02");
  const desk = await withoutLink();
  await (await newsOnThePortal(desk)).waitFor();
  await withdrawNews(desk);
  await desk.sees(RU.withdrawal);
  await desk.sees(RU.waiting);
  const sheet = await openConsent(desk, RU.news);
  await sheet.getByText("Отзыв сохранён на телефоне").waitFor();
  await desk.counts(sheet.getByRole("button", { name: RU.withdraw }), 0, "it is not withdrawn twice");
  await sheet.getByRole("button", { name: RU.close }).click();
  await sheet.waitFor({ state: "detached" });
  await desk.page.reload();
  await desk.sees(RU.withdrawal);
  await (await newsOnThePortal(desk)).waitFor();

  await desk.link("on");
  await desk.hears("status", RU.withdrawn);
  await desk.phone.getByText(RU.withdrawal).waitFor({ state: "detached" });
  await (await newsOnThePortal(desk)).waitFor({ state: "detached" });
  await desk.counts(desk.button(new RegExp(`^${RU.news}: `)), 0);
  const sent = (await desk.card("Запросы")).getByRole("listitem").filter({ hasText: WITHDRAWAL });
  await sent.filter({ hasText: "200" }).waitFor();
  await desk.counts(sent, 1);
  await desk.close();
});

test("a withdrawal is asked about first, and a consent that the account needs says why it can't be withdrawn", async () => {
  covers("REG-06");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  const needed = await openConsent(desk, "Пользовательское соглашение");
  await needed.getByText("Без этого согласия кабинет не работает").waitFor();
  await desk.counts(needed.getByRole("button", { name: RU.withdraw }), 0);
  await desk.page.keyboard.press("Escape");
  await needed.waitFor({ state: "detached" });

  const sheet = await openConsent(desk, RU.news);
  await sheet.getByRole("button", { name: RU.withdraw }).click();
  const question = desk.question(RU.withdrawQuestion);
  await question.getByText(RU.news).waitFor();
  await desk.focusIsOn(question.getByRole("button", { name: RU.cancel }), "the safe answer first");
  await desk.page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await desk.button(new RegExp(`^${RU.news}: `)).waitFor();
  await desk.counts(await newsOnThePortal(desk), 1);
  await desk.close();
});

test("signing out with something waiting: it is shown, the mind can be changed, and it is sent before the phone leaves", async () => {
  covers("OFF-01", "OFF-02");
  const desk = await withoutLink();
  await withdrawNews(desk);
  await desk.sees(RU.withdrawal);
  await desk.button(RU.signOutRow).click();
  await desk.screen(RU.signOutQuestion);
  await desk.sees(RU.withdrawal);
  await desk.button(RU.back).click();
  await desk.screen(RU.home);
  await desk.button(RU.signOutRow).click();
  await desk.button(RU.sendAndSignOut).click();
  await desk.sees("Отправим, как только получится, и сразу выйдем");
  await desk.page.reload();
  await desk.screen(RU.signOutQuestion);
  await desk.link("on");
  await desk.screen(RU.welcome);
  await desk.hears("status", RU.signedOut);
  await (await newsOnThePortal(desk)).waitFor({ state: "detached" });
  await desk.close();
});

test("signing out with something waiting: deleted, it never reaches the portal", async () => {
  covers("OFF-01");
  const desk = await withoutLink();
  await withdrawNews(desk);
  await desk.sees(RU.withdrawal);
  await desk.button(RU.signOutRow).click();
  await desk.button(RU.deleteAndSignOut).click();
  await desk.screen(RU.welcome);
  await desk.link("on");
  await signIn(desk);
  await desk.button(new RegExp(`^${RU.news}: `)).waitFor();
  await (await newsOnThePortal(desk)).waitFor();
  await desk.counts((await desk.card("Запросы")).getByText(WITHDRAWAL), 0);
  await desk.close();
});

test("the record of data tells what went to the portal and what was agreed to, the newest first; it goes with the account", async () => {
  covers("PRO-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  await desk.button(RU.ledgerRow).click();
  await desk.screen(RU.ledger);
  await desk.focusIsOn(desk.title());
  const moment = /\. \d+ [а-я]+ \d{4}, \d\d:\d\d по Москве$/;
  const lines = desk.phone.getByRole("listitem").locator(".spoken");
  const told = async () => (await lines.allInnerTexts()).map((line) => line.replaceAll(/\s/g, " ").replaceAll("\u2011", "-"));
  await desk.until("each line ends with its moment", async () => (await told()).every((line) => moment.test(line)));
  await desk.becomes(
    async () => (await told()).map((line) => line.replace(moment, "")),
    [
      "Согласия: Передано порталу, чтобы хранить ваш выбор",
      "Новости о новых услугах: Согласие дано, редакция от 1 марта 2026 года",
      "Согласие на обработку персональных данных: Согласие дано, редакция от 1 марта 2026 года",
      "Пользовательское соглашение: Принято, редакция от 1 марта 2026 года",
      "Пароль: Передано порталу, чтобы создать кабинет",
      "Фамилия, имя, отчество, дата рождения: Передано порталу, чтобы создать кабинет",
      "Код из СМС: Передано порталу, чтобы подтвердить номер",
      "Номер телефона: Передано порталу, чтобы прислать код",
    ],
  );
  await desk.button(RU.back).click();
  await desk.screen(RU.home);

  await signOut(desk);
  await signIn(desk);
  await desk.button(RU.ledgerRow).click();
  await desk.screen(RU.ledger);
  await desk.phone.getByText(/Передано порталу, чтобы войти/).first().waitFor();
  await desk.counts(desk.phone.getByText(/Фамилия/), 0);
  await desk.close();
});

test("withdrawing, the record and the way out in English", async () => {
  covers("ACC-04");
  stand = await stand.again(["--lang", "en"]);
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home", { words: EN });
  await withdrawNews(desk, EN);
  await desk.hears("status", EN.withdrawn);
  await desk.button(EN.ledgerRow).click();
  await desk.screen(EN.ledger);
  await desk.phone.getByText(/Consent withdrawn\. \d+\s[A-Z][a-z]+ \d{4},\s\d\d:\d\d/).first().waitFor();
  await desk.phone.getByText(/Surname, given name, patronymic, date of birth/).first().waitFor();
  await desk.button(EN.back).click();
  await desk.screen(EN.home);
  await signOut(desk, EN);
  await desk.close();
});
