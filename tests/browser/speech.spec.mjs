// What a screen reader finds and hears: roles, names, where the focus goes, what is said without being asked.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, openProfile, otherCode, registerUpTo, registration, signingIn, signOut } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @import {StepName} from "./citizen.mjs" */

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/** What a reader finds on each screen, in this order. @type {Record<StepName | "home" | "profile" | "login" | "sign-in-code" | "ledger", RegExp[]>} */
const FOUND = {
  welcome: [/heading "Все дела с\sгосударством\s— на\sтелефоне" \[level=1\]/, /button "Регистрация"/, /button "Войти"/],
  phone: [
    /button "Назад"/,
    /progressbar "Шаг 1 из\s5"/,
    /heading "Ваш номер телефона" \[level=1\]/,
    /textbox "Мобильный телефон"/,
    /button "Получить код"/,
  ],
  code: [
    /progressbar "Шаг 2 из\s5"/,
    /heading "Код из\sСМС" \[level=1\]/,
    /Отправили на\s.*9 0 0, 0 0 0/,
    /button "Изменить номер"/,
    /textbox "Код из\sСМС, 6 цифр"/,
    /button "Получить код ещё раз через \d:\d\d" \[disabled\]/,
  ],
  person: [
    /progressbar "Шаг 3 из\s5"/,
    /textbox "Фамилия"/,
    /textbox "Имя"/,
    /textbox "Отчество"/,
    /checkbox "Нет отчества"/,
    /textbox "Дата рождения"/,
    /button "Выбрать в\sкалендаре"/,
    /button "Дальше"/,
  ],
  password: [
    /textbox "Пароль"/,
    /button "Показать: Пароль"/,
    /listitem: .*От\s12 до\s128 знаков: ещё нет/,
    /button "Придумать за\sменя"/,
    /textbox "Пароль ещё раз"/,
    /button "Показать: Пароль ещё раз"/,
  ],
  agreement: [
    /term: ФИО/,
    /definition: Иванов Иван Иванович/,
    /definition: .*9 0 0, 0 0 0/,
    /checkbox "Принимаю пользовательское соглашение"/,
    /button "Прочитать: Пользовательское соглашение"/,
    /checkbox "Даю согласие на\sобработку персональных данных"/,
    /checkbox "Хочу узнавать о\sновых услугах \(по\sжеланию\)"/,
    /button "Создать кабинет"/,
  ],
  home: [
    /heading "Иванов Иван Иванович" \[level=1\]/,
    /Упрощённая учётная запись, уровень 1 из\s3/,
    /region "Что можно уже сейчас"/,
    /button "Профиль: Телефон, дата рождения, согласия, выход"/,
    /button "Журнал данных: Когда, кому и\sзачем ушли ваши данные"/,
  ],
  profile: [
    /button "Назад"/,
    /heading "Профиль" \[level=1\]/,
    /region "Ваши данные"/,
    /Дата рождения: 12\sапреля 1990\sгода/,
    /region "Ваши согласия"/,
    /button "Новости о\sновых услугах: Редакция/,
    /button "Журнал данных: Когда, кому и\sзачем ушли ваши данные"/,
    /button "Выйти: Данные кабинета удалим с\sэтого телефона"/,
  ],
  login: [
    /button "Назад"/,
    /heading "Вход" \[level=1\]/,
    /textbox "Мобильный телефон"/,
    /textbox "Пароль"/,
    /button "Показать: Пароль"/,
    /button "Войти"/,
  ],
  "sign-in-code": [
    /heading "Код из\sСМС" \[level=1\]/,
    /Отправили на\s.*9 0 0, 0 0 0/,
    /textbox "Код из\sСМС, 6 цифр"/,
    /button "Получить код ещё раз через \d:\d\d" \[disabled\]/,
  ],
  ledger: [
    /button "Назад"/,
    /heading "Журнал данных" \[level=1\]/,
    /list:/,
    /listitem: .*Код из\sСМС: Передано порталу, чтобы войти\./,
    /listitem: .*Номер телефона, пароль: Передано порталу, чтобы войти\./,
  ],
};

/**
 * @param {DeskPage} desk
 * @param {keyof typeof FOUND} name
 */
async function finds(desk, name) {
  const missing = async () => {
    let rest = await desk.phone.ariaSnapshot();
    for (const part of FOUND[name]) {
      const at = rest.search(part);
      if (at < 0) return `${part} is missing from\n${rest}`;
      rest = rest.slice(at);
    }
    return null;
  };
  await desk.becomes(missing, null, name);
}

/**
 * Where one begins on a screen: at its only field, or else at its title.
 *
 * @param {DeskPage} desk
 * @param {string} name of the screen
 */
function start(desk, name) {
  if (name === "phone") return desk.field(RU.phoneField);
  return /code$/.test(name) ? desk.field(RU.codeField) : desk.title();
}

test("each screen has one title; it or the only field gets the focus; roles and names in reading order, digits singly", async () => {
  const desk = await DeskPage.open(stand);
  for (const step of registration(desk)) {
    await desk.screen(step.title);
    await finds(desk, step.name);
    await desk.counts(desk.title(), 1);
    if (step.name !== "welcome") await desk.focusIsOn(start(desk, step.name), `${step.name}: where one begins`);
    await step.fill();
    await step.leave();
  }
  await desk.screen(RU.home);
  await finds(desk, "home");
  await desk.focusIsOn(desk.title(), "home: the focus is on the title");
  await desk.becomes(() => desk.page.title(), "Главная");
  await desk.hears("status", "Кабинет создан");
  await desk.close();
});

test("on the way out and in each screen has one title; it or the only field gets the focus; roles and names in reading order", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "home");
  await openProfile(desk);
  await finds(desk, "profile");
  await desk.focusIsOn(desk.title(), "profile: the focus is on the title");
  await desk.button(RU.signOutRow).click();
  const question = /^- alertdialog "Выйти из\sкабинета\?"[^]*button "Выйти"[^]*button "Отмена"/;
  await desk.until("the question", async () => question.test(await desk.question(RU.signOutQuestion).ariaSnapshot()));
  await desk.question(RU.signOutQuestion).getByRole("button", { name: RU.signOut, exact: true }).click();
  await desk.screen(RU.welcome);
  await desk.hears("status", RU.signedOut);
  await desk.focusIsOn(desk.title(), "welcome: the focus is on the title");
  await desk.button(RU.signIn).click();
  const { login, code } = signingIn(desk);
  /** @param {"login" | "sign-in-code" | "ledger"} name @param {string} title */
  const arrived = async (name, title) => {
    await desk.screen(title);
    await finds(desk, name);
    await desk.focusIsOn(start(desk, name), `${name}: where one begins`);
  };
  await arrived("login", login.title);
  await login.fill();
  await login.leave();
  await arrived("sign-in-code", code.title);
  await code.leave();
  await desk.screen(RU.home);
  await desk.hears("status", "Вы вошли");
  await desk.button(RU.ledgerRow).click();
  await arrived("ledger", RU.ledger);
  await desk.close();
});

/**
 * From now on the page's root tells in `data-answers` how many answers about typed texts were taken in.
 *
 * @param {DeskPage} desk
 */
async function countAnswers(desk) {
  await desk.page.evaluate(() => {
    const { json } = Response.prototype;
    Response.prototype.json = async function () {
      const body = await json.call(this);
      const { dataset } = document.documentElement;
      if (this.url.endsWith("/phone/check")) dataset["answers"] = String(Number(dataset["answers"] ?? 0) + 1);
      return body;
    };
  });
}

test("while one types, verdicts and corrections are said politely, once typing rests", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await desk.page.clock.install();
  await registerUpTo(desk, "phone");
  const polite = desk.phone.getByRole("status").filter({ hasText: "буквы" });
  const field = desk.field(RU.phoneField);
  await countAnswers(desk);
  const root = desk.page.locator("html");
  // From here on the page's time stands still but for what is let go by.
  await desk.page.clock.pauseAt(Date.now() + 1_000);
  for (const [at, key] of [..."900абв"].entries()) {
    await field.pressSequentially(key);
    // The rest begins with the answer about the last key, and it may come late.
    await desk.until("it was looked at", async () => (await root.getAttribute("data-answers")) === String(at + 1));
    await desk.hasAttribute(field, "aria-invalid", /\d/.test(key) ? null : "true");
    await desk.page.clock.runFor(200);
  }
  await desk.counts(polite, 0, "nothing is said while keys still come");
  await desk.page.clock.runFor(1_000);
  await desk.hears("status", "Мобильный телефон");
  await polite.waitFor({ state: "attached" });
  await desk.page.clock.resume();
  await desk.hasAttribute(polite, "aria-live", "polite");
  await desk.counts(desk.phone.getByRole("alert").filter({ hasText: "буквы" }), 0, "typing is never interrupted");
  await registerUpTo(desk, "person", { from: "phone" });
  await desk.field(RU.surname).fill("иванов");
  await desk.field(RU.name).focus();
  await desk.hears("status", "Исправили на заглавную букву: Иванов");
  await desk.close();
});

test("errors of a submit are said at once, with the name of the field", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "phone");
  await desk.button(RU.getCode).click();
  await desk.hears("alert", "Мобильный телефон");
  await desk.hears("alert", "Введите номер");
  const said = desk.phone.getByRole("alert").filter({ hasText: "Введите номер" });
  await desk.hasAttribute(said, "aria-live", "assertive");
  await registerUpTo(desk, "code", { from: "phone" });
  await desk.field(RU.codeField).fill(otherCode(await desk.newestCode()));
  await desk.hears("alert", "Код не подошёл");
  await desk.close();
});

test("the end of a countdown is said", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await desk.wait("+1 мин");
  await desk.hears("status", "Можно получить новый код");
  await desk.close();
});

/**
 * A call of the console's interface from the page, whose cookie opens it.
 *
 * @param {DeskPage} desk
 * @param {{ times: number, fault: { kind: string, retry_after_s?: number } }} order
 */
function orderFault(desk, order) {
  return desk.page.evaluate(
    (body) => fetch("/console/api/faults", { method: "POST", headers: { "Content-Type": "application/json" }, body }).then(({ status }) => status),
    JSON.stringify({ operation: null, ...order }),
  );
}

test("a screen that comes finds both regions empty, whatever was said of the one before", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  await desk.record();
  for (const step of registration(desk)) {
    await desk.screen(step.title);
    if (["phone", "person", "password", "agreement"].includes(step.name)) {
      await step.leave();
      await desk.phone.locator("[aria-live=assertive]").filter({ hasText: /\S/ }).waitFor({ state: "attached" });
    }
    await step.fill();
    await step.leave();
  }
  await desk.screen(RU.home);
  await signOut(desk);
  await desk.button(RU.signIn).click();
  const { login, code } = signingIn(desk);
  await desk.screen(login.title);
  await login.leave();
  await desk.hears("alert", "Мобильный телефон");
  await login.fill();
  await login.leave();
  await desk.screen(code.title);
  await desk.field(RU.codeField).fill(otherCode(await desk.newestCode(2)));
  await desk.hears("alert", "Код не подошёл");
  await code.leave();
  await desk.screen(RU.home);
  const heard = await desk.heard();
  const arrivals = heard.filter(({ onArrival }) => onArrival);
  assert.ok(new Set(arrivals.map(({ on }) => on)).size >= 9, JSON.stringify(arrivals));
  assert.deepEqual(arrivals.filter(({ text }) => text !== ""), []);
  const alerts = heard.filter(({ how }) => how === "assertive").filter(({ text }) => text !== "").map(({ on }) => on);
  assert.deepEqual(
    [...new Set(alerts)],
    ["registration/phone", "registration/person", "registration/password", "registration/agreement", "sign_in/login", "sign_in/code"],
    "an error is said on the screen that it is about",
  );
  assert.deepEqual(heard.filter(({ text }) => text.includes("\u00ad")), [], "places to break are for the eye");
  const begun = heard.filter(({ on, how, text }) => on === "registration/code" && how === "polite" && text !== "");
  assert.match(begun[0]?.text ?? "", /^Код из.СМС\. Отправили на.*9 0 0, 0 0 0/, "where the code went is heard before all else");
  await desk.close();
});

test("what runs down is not said again when a code is checked, refused or taken, nor at a lock", async () => {
  covers("COD-03", "FLD-10");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  await desk.record();
  const field = desk.field(RU.codeField);
  const wrong = otherCode(await desk.newestCode());
  for (const left of [/Проверьте последнюю СМС/, /Осталось 3/, /Осталось 2/, /Осталась 1/]) {
    await field.fill(wrong);
    await desk.phone.locator("[aria-live=assertive]").filter({ hasText: left }).waitFor({ state: "attached" });
  }
  await field.fill(wrong);
  await desk.sees(RU.tooManyCodes);
  await desk.wait("+15 мин");
  await desk.hears("status", "Можно получить новый код");
  await desk.button(/^Получить код/).click();
  await desk.newestCode(2);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.person);
  const heard = await desk.heard();
  const ofTime = heard.filter(({ how, text }) => how === "polite" && /через|действует|Можно/.test(text)).map(({ text }) => text);
  assert.equal(ofTime.length, 1, JSON.stringify(ofTime));
  assert.match(ofTime[0] ?? "", /^Можно\sполучить\sновый\sкод$/);
  await desk.close();
});

test("when a lock shuts the field that has the focus, the focus goes to the message that says why", async () => {
  covers("ACC-01", "COD-03");
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const field = desk.field(RU.codeField);
  const wrong = otherCode(await desk.newestCode());
  for (const said of [/Проверьте последнюю СМС/, /Осталось 3/, /Осталось 2/, /Осталась 1/, null]) {
    await desk.becomes(() => field.isEditable(), true);
    await desk.focusIsOn(field);
    await desk.page.keyboard.type(wrong);
    if (said !== null) await desk.phone.locator(".code-field .hint").filter({ hasText: said }).waitFor();
  }
  await desk.focusIsOn(desk.phone.locator(".banner.warning").filter({ hasText: RU.tooManyCodes }));
  await desk.close();
});

test("what holds requests up is shown once it has lasted a second and a half, and said once for all screens and languages", async () => {
  covers("OFF-01");
  const desk = await DeskPage.open(stand);
  await desk.page.clock.install();
  await registerUpTo(desk, "phone");
  await desk.field(RU.phoneField).fill("9000001234");
  await desk.record();
  const strip = desk.phone.locator(".strip");
  const [inRussian, inEnglish] = [/Портал\sсейчас\sне\sотвечает/, /portal/i];
  const said = async () => (await desk.heard()).filter(({ text }) => inRussian.test(text) || inEnglish.test(text)).length;
  await orderFault(desk, { times: 100, fault: { kind: "unavailable", retry_after_s: 3_600 } });
  await desk.page.clock.pauseAt(Date.now() + 1_000);
  await desk.button(RU.getCode).click();
  await (await desk.card("Запросы")).getByText("503").first().waitFor();
  await desk.page.clock.runFor(1_000);
  await desk.counts(strip, 0, "nothing is shown of what may heal at once");
  await desk.until("it is shown", async () => {
    await desk.page.clock.runFor(250);
    return strip.filter({ hasText: inRussian }).isVisible();
  });
  await desk.page.clock.runFor(100);
  await desk.becomes(said, 1);
  await desk.page.clock.resume();
  await desk.page.getByRole("button", { name: "EN, English" }).click();
  await strip.filter({ hasText: inEnglish }).waitFor();
  await desk.becomes(said, 1, "another language is no news");
  await desk.close();
});
