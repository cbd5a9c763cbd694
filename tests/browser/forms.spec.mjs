// Fields as machines see them: keyboards, password managers, screen readers; and what the Enter key does.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { PASSWORD, RU, registerUpTo, registration, signOut, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand } from "./stand.mjs";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * What the form of the screen holds for a machine: each control's type, keyboard and autofill, and whether it must be
 * filled in; in order.
 *
 * @param {DeskPage} desk
 */
function controls(desk) {
  return desk.phone.locator("form").evaluate((form) =>
    [.../** @type {HTMLFormElement} */ (form).elements]
      .filter((element) => element instanceof HTMLInputElement && !element.disabled && element.ariaHidden !== "true")
      .map((element) => {
        const parts = ["name", "type", "inputmode", "autocomplete"].map((name) => element.getAttribute(name) ?? "-");
        return [...parts, element.ariaRequired === "true" ? "required" : "-"].join(" ");
      }),
  );
}

test("each text is one line with its keyboard and autofill in a form; what must be filled in says so", async () => {
  const desk = await DeskPage.open(stand);
  /** @type {Partial<Record<string, string[]>>} */
  const found = {
    phone: ["phone tel tel tel required"],
    code: ["code text numeric one-time-code required"],
    person: [
      "surname text text family-name required",
      "name text text given-name required",
      "patronymic text text additional-name required",
      "- checkbox - - -",
      "birth_date text numeric bday required",
    ],
    password: ["- text - username -", "password password - new-password required", "password_again password - new-password required"],
    agreement: ["- checkbox - - required", "- checkbox - - required", "- checkbox - - -"],
  };
  for (const step of registration(desk)) {
    await desk.screen(step.title);
    await desk.becomes(() => controls(desk), found[step.name] ?? [], step.name);
    await desk.counts(desk.phone.locator("textarea"), 0);
    if (step.name === "person") {
      await desk.box(RU.noPatronymic).check();
      await desk.hasAttribute(desk.field(RU.patronymic), "aria-required", null);
      await desk.box(RU.noPatronymic).uncheck();
    }
    await step.fill();
    await step.leave();
  }
  await desk.screen(RU.home);
  await desk.close();
});

test("a password manager finds number and password in one form and hears of its submit, on both ways", async () => {
  covers("PWD-03");
  const desk = await DeskPage.open(stand);
  await desk.page.evaluate(() => {
    document.addEventListener(
      "submit",
      ({ target }) => {
        const held = [.../** @type {HTMLFormElement} */ (target).elements].filter((one) => one instanceof HTMLInputElement && /username|password/.test(one.autocomplete));
        document.documentElement.dataset["submitted"] = held.map((one) => /** @type {HTMLInputElement} */ (one).value).join(" | ");
      },
      true,
    );
  });
  const submitted = () => desk.page.locator("html").getAttribute("data-submitted");
  await registerUpTo(desk, "password");
  await stepNamed(desk, "password").fill();
  await stepNamed(desk, "password").leave();
  await desk.screen(RU.agreement);
  await desk.becomes(submitted, `+79000001234 | ${PASSWORD} | ${PASSWORD}`);

  await registerUpTo(desk, "home", { from: "agreement" });
  await signOut(desk);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.login);
  await desk.becomes(() => controls(desk), ["phone text tel username required", "password password - current-password required"]);
  await desk.field(RU.phoneField).fill("9000001234");
  await desk.field(RU.passwordField).fill(PASSWORD);
  await desk.button(RU.signIn).click();
  await desk.screen(RU.code);
  await desk.becomes(submitted, `+7 900 000-12-34 | ${PASSWORD}`);
  await desk.close();
});

test("meter, eyes and repetition have names of their own; a code tells how far it is, and is offered digit by digit", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const field = desk.field(RU.codeField);
  const described = () =>
    field.evaluate((element) =>
      (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent?.replaceAll("\u00a0", " ")),
    );
  for (const [digits, told] of /** @type {const} */ ([["", "Введено 0 из 6"], ["340", "Введено 3 из 6: 3 4 0"]])) {
    await field.fill(digits);
    await desk.becomes(async () => (await described())[0], told);
  }
  const name = `Из Сообщений: ${[...(await desk.newestCode())].join(" ")}`;
  await desk.button(name).click();

  await registerUpTo(desk, "password", { from: "person" });
  await desk.field(RU.passwordField).fill(PASSWORD);
  for (const eye of ["Показать: Пароль", "Показать: Пароль ещё раз"]) await desk.button(eye).waitFor();
  await desk.phone.getByRole("meter", { name: "Надёжность: Пароль", exact: true }).waitFor();
  await desk.button("Показать: Пароль").click();
  await desk.button("Скрыть: Пароль").waitFor();
  await desk.button("Показать: Пароль ещё раз").waitFor();
  await desk.close();
});

test("Enter goes from text to text and sends from the last one; a field nobody came to is gone to, not scolded", async () => {
  covers("FLD-10");
  const desk = await DeskPage.open(stand);
  const { keyboard } = desk.page;
  await registerUpTo(desk, "phone");
  await desk.focusIsOn(desk.field(RU.phoneField), "the only field has the focus");
  await desk.hasAttribute(desk.field(RU.phoneField), "enterkeyhint", "done");
  await keyboard.type("9000001234");
  await keyboard.press("Enter");
  await desk.screen(RU.code);
  await desk.focusIsOn(desk.field(RU.codeField), "the only field has the focus");
  await keyboard.type(await desk.newestCode());

  await desk.screen(RU.person);
  const texts = [RU.surname, RU.name, RU.patronymic, RU.birthDate].map((name) => desk.field(name));
  for (const [at, text] of texts.entries()) await desk.hasAttribute(text, "enterkeyhint", at === 3 ? "done" : "next");
  const untouched = async () => {
    await desk.screen(RU.person);
    await desk.counts(desk.phone.locator("[aria-invalid]"), 0, "an untouched field was scolded");
  };
  await desk.field(RU.birthDate).focus();
  await keyboard.type("12041990");
  for (const [text, next] of /** @type {const} */ ([["", RU.surname], ["Иванов", RU.name], ["", RU.patronymic], ["Иванович", RU.birthDate], ["", RU.name]])) {
    await keyboard.type(text);
    await keyboard.press("Enter");
    await desk.focusIsOn(desk.field(next));
    await untouched();
  }
  await keyboard.type("Иван");
  await desk.field(RU.birthDate).focus();
  await keyboard.press("Enter");

  await desk.screen(RU.password);
  await desk.field(RU.passwordField).focus();
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await desk.focusIsOn(desk.field(RU.passwordAgain));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");

  await desk.screen(RU.agreement);
  await desk.box(RU.newsBox).focus();
  await keyboard.press("Enter");
  await desk.focusIsOn(desk.box(RU.agreementBox));
  await desk.counts(desk.phone.locator("[aria-invalid]"), 0, "an untouched box was scolded");
  await desk.close();
});
