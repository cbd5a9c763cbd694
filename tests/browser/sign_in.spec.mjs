// A person signs out and in again: by mouse, by keyboard alone, in English, after a wrong password and a kill.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, PASSWORD, RU, registerUpTo, signIn, signOut, signingIn } from "./citizen.mjs";
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

/**
 * How many requests the portal answered with this line of its log.
 *
 * @param {DeskPage} desk
 * @param {string} request
 */
async function requests(desk, request) {
  return (await desk.card("Запросы")).getByText(request, { exact: true });
}

/** @param {DeskPage} desk */
async function atTheLogin(desk) {
  await registerUpTo(desk, "home");
  await signOut(desk);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.login);
}

test("signing out asks first; then nothing of the account is shown, and number, password and code lead in again", async () => {
  covers("LOG-01", "LOG-04");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  const row = desk.button(RU.signOutRow);
  const question = desk.question(RU.signOutQuestion);
  await row.click();
  await question.getByText("на портале они останутся").waitFor();
  await question.getByRole("button", { name: RU.cancel }).click();
  await question.waitFor({ state: "detached" });
  await desk.screen(RU.home);
  await desk.counts(await requests(desk, "POST /api/v1/sessions/end"), 0);

  await signOut(desk);
  await desk.hears("status", RU.signedOut);
  await desk.becomes(async () => (await desk.phone.innerText()).match(/Иванов|12-34/), null);
  await (await requests(desk, "POST /api/v1/sessions/end")).waitFor();
  await desk.page.reload();
  await desk.screen(RU.welcome);

  await desk.button(RU.signIn).click();
  const { login } = signingIn(desk);
  await desk.screen(login.title);
  await desk.holds(desk.field(RU.phoneField), "", "the number went with the account");
  await login.fill();
  await login.leave();
  await desk.screen(RU.code);
  await desk.field(RU.codeField).pressSequentially(await desk.newestCode(2));
  await desk.screen(RU.home);
  await desk.hears("status", "Вы вошли");
  await desk.sees(RU.level);
  await desk.counts((await desk.card("Люди")).getByText("Иванов Иван Иванович"), 1);
  await desk.close();
});

test("out and in again by keyboard alone", async () => {
  covers("LOG-01");
  const desk = await DeskPage.open(stand);
  const { keyboard } = desk.page;
  await registerUpTo(desk, "home");
  const row = desk.button(RU.signOutRow);
  const question = desk.question(RU.signOutQuestion);
  await desk.tabTo(row);
  await keyboard.press("Enter");
  await question.waitFor();
  await desk.focusIsOn(question.getByRole("button", { name: RU.cancel }), "the safe answer first");
  await keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await desk.focusIsOn(row, "the focus returns to what asked");
  await keyboard.press("Enter");
  await question.waitFor();
  await desk.tabTo(question.getByRole("button", { name: RU.signOut, exact: true }));
  await keyboard.press("Enter");

  await desk.screen(RU.welcome);
  await desk.tabTo(desk.button(RU.signIn));
  await keyboard.press("Enter");
  await desk.screen(RU.login);
  await desk.tabTo(desk.field(RU.phoneField));
  await keyboard.type("9000001234");
  await desk.tabTo(desk.field(RU.passwordField));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await desk.screen(RU.code);
  await keyboard.type(await desk.newestCode(2));
  await desk.screen(RU.home);
  await desk.close();
});

test("out and in again in English", async () => {
  covers("LOG-01", "ACC-04");
  stand = await stand.again(["--lang", "en"]);
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home", { words: EN });
  await signOut(desk, EN);
  await desk.hears("status", EN.signedOut);
  await signIn(desk, EN);
  await desk.hears("status", "You are signed in");
  await desk.close();
});

test("a wrong password: the number stays, the tries left are told and spoken, typing begins anew; a pause opens the lock", async () => {
  covers("LOG-01", "FLD-10");
  const desk = await DeskPage.open(stand);
  await atTheLogin(desk);
  const [number, password] = [desk.field(RU.phoneField), desk.field(RU.passwordField)];
  await number.fill("9000001234");
  await password.fill("не тот пароль");
  for (const said of Object.values(RU.wrongPasswords)) {
    await password.press("Enter");
    await desk.sees(said);
    await desk.hears("alert", said);
    await desk.holds(number, NUMBER);
    await desk.hasAttribute(number, "aria-invalid", null);
    await desk.hasAttribute(password, "aria-invalid", "true");
    await desk.focusIsOn(password);
    await desk.page.keyboard.type("опять не тот");
    await desk.holds(password, "опять не тот", "what is typed replaces what was refused");
  }
  await desk.phone.getByRole("button", { name: /^Войти можно через 1[45]:\d\d$/, disabled: true }).waitFor();
  await desk.wait("+15 мин");
  await desk.hears("status", "Можно попробовать войти");
  await password.fill(PASSWORD);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.code);
  await desk.close();
});

test("what is missing is said at its field, the number first", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.login);
  await desk.button(RU.signIn).click();
  await desk.hears("alert", "Мобильный телефон: Введите номер");
  await desk.focusIsOn(desk.field(RU.phoneField));
  await desk.sees("Введите пароль от кабинета.");
  await desk.field(RU.phoneField).fill(NUMBER);
  await desk.button(RU.signIn).click();
  await desk.hears("alert", "Пароль: Введите пароль от кабинета.");
  await desk.focusIsOn(desk.field(RU.passwordField));
  await desk.close();
});

test("reloaded and killed on the way in, the same screen comes back with what was typed, secrets excepted", async () => {
  covers("REG-08", "OFF-01", "LOG-01");
  let desk = await DeskPage.open(stand);
  await atTheLogin(desk);
  await desk.field(RU.phoneField).fill("900 12");
  await desk.field(RU.passwordField).fill(PASSWORD);
  await desk.keeps(["+7 900 12"]);
  const comesBack = async () => {
    await desk.screen(RU.login);
    await desk.holds(desk.field(RU.phoneField), "+7 900 12");
    await desk.holds(desk.field(RU.passwordField), "");
  };
  await desk.page.reload();
  await comesBack();
  await desk.close();
  stand = await stand.again();
  desk = await DeskPage.open(stand);
  await comesBack();

  const { login, code } = signingIn(desk);
  await login.fill();
  await login.leave();
  const asksForTheCode = async () => {
    await desk.screen(code.title);
    await desk.holds(desk.field(RU.codeField), "");
  };
  await asksForTheCode();
  await desk.field(RU.codeField).pressSequentially("123");
  await desk.page.reload();
  await asksForTheCode();
  await desk.field(RU.codeField).pressSequentially("123");
  await desk.close();
  stand = await stand.again();
  desk = await DeskPage.open(stand);
  await asksForTheCode();
  await desk.field(RU.codeField).fill(await desk.newestCode(2));
  await desk.screen(RU.home);
  await desk.close();
});

test("a code asked for an hour ago is not enough: number and password again, the number stands there", async () => {
  covers("LOG-01");
  const desk = await DeskPage.open(stand);
  await atTheLogin(desk);
  const { login, code } = signingIn(desk);
  await login.fill();
  await login.leave();
  await desk.screen(code.title);
  await desk.wait(RU.day);
  await desk.screen(login.title);
  await desk.hears("alert", RU.signInExpired);
  await desk.holds(desk.field(RU.phoneField), NUMBER);
  await desk.holds(desk.field(RU.passwordField), "");
  await desk.close();
});

test("without a link the way in waits and goes on by itself, the password is asked for once", async () => {
  covers("OFF-01", "LOG-01");
  const desk = await DeskPage.open(stand);
  await atTheLogin(desk);
  const { login, code } = signingIn(desk);
  await login.fill();
  await desk.link("off");
  await login.leave();
  await desk.hears("alert", RU.noLink);
  await desk.holds(desk.field(RU.phoneField), NUMBER);
  await desk.link("on");
  await desk.screen(code.title);
  await code.leave();
  await desk.screen(RU.home);
  await desk.close();
});

test("a session that the portal ended: the last copy is shown, and the way in again knows the number", async () => {
  covers("LOG-01");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  await desk.close();
  stand = await stand.withNewPortal();
  const later = await DeskPage.open(stand);
  await later.screen(RU.home);
  await later.hears("alert", RU.sessionEnded);
  await later.button(RU.signInAgain).click();
  await later.screen(RU.login);
  await later.holds(later.field(RU.phoneField), NUMBER);
  await later.button(RU.back).click();
  await later.screen(RU.home);
  await later.close();
});
