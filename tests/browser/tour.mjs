// Leads a phone through every screen and state there is, and stops at each for a look.

import { NUMBER, OTHER_NUMBER, RU, openConsent, openProfile, otherCode, registerUpTo, signingIn, stepNamed } from "./citizen.mjs";
import { Stranger } from "./stranger.mjs";

/** @import {DeskPage} from "./browser.mjs" */
/** @import {Stand} from "./stand.mjs" */
/** @import {Words} from "./citizen.mjs" */

/**
 * A registration from the first screen to home: each screen empty, with its errors and filled.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 * @returns {AsyncGenerator<string, void>} names of the states
 */
export async function* registrationTour(desk, words = RU) {
  const { phone } = desk;
  await desk.screen(words.welcome);
  yield "welcome";
  await stepNamed(desk, "welcome", words).leave();

  for (const name of /** @type {const} */ (["phone", "person", "password", "agreement"])) {
    const step = stepNamed(desk, name, words);
    await desk.screen(step.title);
    yield name;
    if (name === "agreement") {
      await desk.button(words.read).first().click();
      await phone.getByRole("dialog").waitFor();
      await desk.rest();
      yield "sheet";
      await desk.page.keyboard.press("Escape");
      await phone.getByRole("dialog").waitFor({ state: "detached" });
    }
    await step.leave();
    await phone.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor({ state: "attached" });
    yield `${name}-errors`;
    if (name === "person") {
      await desk.field(words.surname).fill("  иванов");
      await desk.field(words.name).focus();
      await phone.getByText(/^(Исправили|Corrected)/).first().waitFor();
      yield "person-repaired";
    }
    await step.fill();
    if (name === "password") {
      await desk.button(words.suggest).click();
      await phone.getByRole("meter").waitFor();
    }
    await desk.rest();
    yield `${name}-filled`;
    await step.leave();
    if (name !== "phone") continue;
    await desk.screen(words.code);
    yield "code";
    const suggestion = desk.button(words.fromMessages);
    await desk.field(words.codeField).fill(otherCode(await desk.offeredCode()));
    await desk.sees(words.wrongCode);
    yield "code-wrong";
    await suggestion.click();
  }
  await desk.screen(words.home);
  yield "home";
}

/**
 * What happens besides: no link, too many wrong codes, a proof that ended, waiting, a number that is taken, a damaged
 * memory, a lost key. Needs the console, which speaks the phone's language.
 *
 * @param {Stand} stand
 * @param {(stand: Stand) => Promise<DeskPage>} open
 * @param {Words} [words]
 * @returns {AsyncGenerator<[string, DeskPage, Stand], void>} states, each with the page and the stand to look at now
 */
export async function* troublesTour(stand, open, words = RU) {
  let desk = await open(stand);
  const codeStep = async () => {
    await desk.screen(words.code);
    return desk.offeredCode();
  };
  await registerUpTo(desk, "phone", { words });
  await desk.link("off");
  await stepNamed(desk, "phone", words).fill();
  await stepNamed(desk, "phone", words).leave();
  await desk.sees(words.noLink);
  yield ["no-link", desk, stand];
  await desk.link("on");

  const wrong = otherCode(await codeStep());
  for (let tries = 0; tries < 4; tries += 1) {
    await desk.field(words.codeField).fill("");
    await desk.field(words.codeField).fill(wrong);
    await desk.until("the code was looked at", async () => (await desk.field(words.codeField).getAttribute("aria-invalid")) === "true");
    await desk.until("the field is free again", () => desk.field(words.codeField).isEditable());
  }
  await desk.field(words.codeField).fill("");
  await desk.field(words.codeField).fill(wrong);
  await desk.sees(words.tooManyCodes);
  yield ["code-locked", desk, stand];
  await desk.wait(/^\+15/);
  await desk.phone.getByRole("button", { name: words.getCode }).or(desk.button(/^Получить код ещё раз$|^Get another code$/)).click();
  await desk.console.getByRole("region", { name: /СМС|SMS/ }).getByRole("listitem").nth(1).waitFor();
  await desk.button(words.fromMessages).click();
  await desk.screen(words.person);

  await stepNamed(desk, "person", words).fill();
  await desk.wait(words.day);
  await desk.screen(words.code);
  yield ["proof-expired", desk, stand];
  await desk.phone.getByRole("button", { name: words.getCode }).click();
  await codeStep();
  await stepNamed(desk, "code", words).leave();
  await registerUpTo(desk, "agreement", { from: "person", words });
  await stepNamed(desk, "agreement", words).fill();
  await desk.link("off");
  await stepNamed(desk, "agreement", words).leave();
  await desk.screen(words.waiting);
  yield ["waiting", desk, stand];
  await desk.link("on");
  await desk.sees(words.level);
  await desk.close();

  stand = await stand.withNewPhone();
  desk = await open(stand);
  await registerUpTo(desk, "code", { words });
  await stepNamed(desk, "code", words).leave();
  await desk.screen(words.taken);
  yield ["taken", desk, stand];
  await desk.button(words.notMyAccount).click();
  await desk.question(words.releaseQuestion).waitFor();
  yield ["release", desk, stand];
  await desk.close();

  await stand.loseKeys();
  stand = await stand.again();
  desk = await open(stand);
  await desk.screen(words.keyLost);
  yield ["key-lost", desk, stand];
  await desk.button(words.startOver).click();
  await desk.phone.getByRole("alertdialog", { name: words.startOverQuestion }).waitFor();
  await desk.rest();
  yield ["start-over", desk, stand];
  await desk.phone.getByRole("alertdialog").getByRole("button", { name: words.startOver, exact: true }).click();
  await desk.screen(words.welcome);
  await desk.close();

  await stand.damagePhone();
  stand = await stand.again();
  desk = await open(stand);
  await desk.screen(words.damaged);
  yield ["damaged", desk, stand];
  await desk.close();
}

/**
 * What an account has: a consent read and withdrawn, the record of data, the ways out and in with what can go wrong there.
 * Needs the console.
 *
 * @param {Stand} stand
 * @param {(stand: Stand) => Promise<DeskPage>} open
 * @param {Words} [words]
 * @returns {AsyncGenerator<[string, DeskPage, Stand], void>} states, each with the page and the stand to look at now
 */
export async function* accountTour(stand, open, words = RU) {
  let desk = await open(stand);
  await registerUpTo(desk, "home", { words });
  await openProfile(desk, words);
  yield ["profile", desk, stand];
  const sheet = await openConsent(desk, words.news);
  await desk.rest();
  yield ["consent", desk, stand];
  await sheet.getByRole("button", { name: words.withdraw }).click();
  const withdrawal = desk.question(words.withdrawQuestion).getByRole("button", { name: words.withdraw });
  await withdrawal.waitFor();
  await desk.rest();
  yield ["withdraw", desk, stand];
  await desk.link("off");
  await withdrawal.click();
  await desk.sees(words.withdrawal);
  yield ["withdrawal-waits", desk, stand];
  await openConsent(desk, words.news);
  await desk.rest();
  yield ["consent-waits", desk, stand];
  await sheet.getByRole("button", { name: words.close }).click();
  await sheet.waitFor({ state: "detached" });
  await desk.button(words.signOutRow).click();
  await desk.screen(words.signOutQuestion);
  yield ["sign-out-waits", desk, stand];
  await desk.button(words.sendAndSignOut).click();
  await desk.button(words.sendAndSignOut).waitFor({ state: "detached" });
  yield ["sign-out-sends", desk, stand];
  await desk.button(words.back).click();
  await desk.screen(words.profile);
  await desk.link("on");
  await desk.sees(words.withdrawn);
  yield ["withdrawn", desk, stand];
  await openConsent(desk, words.news);
  await desk.rest();
  yield ["consent-not-given", desk, stand];
  await sheet.getByRole("button", { name: words.close }).click();
  await sheet.waitFor({ state: "detached" });
  await desk.button(words.ledgerRow).click();
  await desk.screen(words.ledger);
  yield ["ledger", desk, stand];
  await desk.button(words.back).click();
  await desk.screen(words.profile);
  await desk.button(words.signOutRow).click();
  await desk.question(words.signOutQuestion).waitFor();
  await desk.rest();
  yield ["sign-out", desk, stand];
  await desk.question(words.signOutQuestion).getByRole("button", { name: words.signOut, exact: true }).click();
  await desk.screen(words.welcome);
  await desk.sees(words.signedOut);
  yield ["signed-out", desk, stand];

  yield* signInTour(desk, stand, words);
  await desk.close();

  stand = await stand.withNewPortal();
  desk = await open(stand);
  await desk.screen(words.home);
  await desk.sees(words.sessionEnded);
  yield ["session-ended", desk, stand];
  await desk.close();
}

/**
 * From the first screen to home: each screen of signing in empty, with its errors, locked and too late.
 *
 * @param {DeskPage} desk
 * @param {Stand} stand
 * @param {Words} words
 * @returns {AsyncGenerator<[string, DeskPage, Stand], void>}
 */
async function* signInTour(desk, stand, words) {
  const { login, code } = signingIn(desk, words);
  await desk.button(words.signIn).click();
  await desk.screen(login.title);
  yield ["login", desk, stand];
  await login.leave();
  await desk.phone.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor({ state: "attached" });
  yield ["login-errors", desk, stand];
  await login.fill();
  const password = desk.field(words.passwordField);
  for (const [state, said] of Object.entries(words.wrongPasswords)) {
    await password.fill("не тот пароль");
    await login.leave();
    await desk.sees(said);
    await desk.rest();
    yield [`login-${state}`, desk, stand];
  }
  await desk.wait(/^\+15/);
  await login.fill();
  await login.leave();
  await desk.screen(code.title);
  yield ["sign-in-code", desk, stand];
  await desk.wait(words.day);
  await desk.screen(login.title);
  await desk.sees(words.signInExpired);
  yield ["sign-in-expired", desk, stand];
  await login.fill();
  await login.leave();
  await desk.screen(code.title);
  await code.leave();
  await desk.screen(words.home);
  yield ["signed-in", desk, stand];
}

/**
 * An account whose number went to somebody else: its home screen, what there is to do, and the way to a new number, which
 * has an account too at first. Needs the console.
 *
 * @param {Stand} stand
 * @param {(stand: Stand) => Promise<DeskPage>} open
 * @param {Words} [words]
 * @returns {AsyncGenerator<[string, DeskPage, Stand], void>} states, each with the page and the stand to look at now
 */
export async function* lostNumberTour(stand, open, words = RU) {
  let desk = await open(stand);
  await registerUpTo(desk, "home", { words });
  await desk.close();
  await new Stranger(stand).takeNumber(NUMBER);
  stand = await stand.again();
  desk = await open(stand);
  await desk.screen(words.home);
  await desk.sees(words.numberGone);
  yield ["number-gone", desk, stand];
  await desk.button(words.notMe).click();
  const sheet = desk.phone.getByRole("dialog", { name: words.notMeTitle });
  await sheet.waitFor();
  await desk.rest();
  yield ["number-not-me", desk, stand];
  await sheet.getByRole("button", { name: words.close }).click();
  await sheet.waitFor({ state: "detached" });
  await openProfile(desk, words);
  await desk.button(words.signOutRow).click();
  await desk.question(words.signOutQuestion).waitFor();
  await desk.rest();
  yield ["sign-out-for-good", desk, stand];
  await desk.page.keyboard.press("Escape");
  await desk.question(words.signOutQuestion).waitFor({ state: "detached" });
  await desk.button(words.newNumber).click();
  await desk.screen(words.newNumberTitle);
  yield ["new-number", desk, stand];
  await desk.button(words.getCode).click();
  await desk.phone.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor({ state: "attached" });
  yield ["new-number-errors", desk, stand];

  await new Stranger(stand).haveAccount(OTHER_NUMBER);
  await desk.field(words.phoneField).fill(OTHER_NUMBER);
  await desk.button(words.getCode).click();
  await desk.screen(words.code);
  yield ["new-number-code", desk, stand];
  await desk.button(words.fromMessages).click();
  await desk.screen(words.taken);
  yield ["new-number-taken", desk, stand];
  await desk.button(words.notMyAccount).click();
  await desk.question(words.releaseQuestion).waitFor();
  await desk.rest();
  yield ["new-number-take", desk, stand];
  await desk.question(words.releaseQuestion).getByRole("button", { name: words.releaseNumber }).click();
  await desk.screen(words.profile);
  await desk.sees(words.numberSet);
  yield ["new-number-set", desk, stand];
  await desk.close();
}
