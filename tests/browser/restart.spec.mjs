// The tab is reloaded and the process killed at each screen: the same screen comes back with what was typed, secrets
// excepted. A damaged memory and a lost key have screens with a way on.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo, registration, stepNamed } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { Stand, freePort } from "./stand.mjs";

/** @import {StepName} from "./citizen.mjs" */

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/** What must stand on a screen that came back. @type {Record<StepName, (desk: DeskPage) => Promise<void>>} */
const whatWasTyped = {
  welcome: async () => {},
  phone: async (desk) => desk.holds(desk.field(RU.phoneField), "+7 900 000-12-34"),
  code: async (desk) => desk.holds(desk.field(RU.codeField), ""),
  person: async (desk) => {
    for (const [field, text] of /** @type {const} */ ([
      [RU.surname, "Иванов"],
      [RU.name, "Иван"],
      [RU.patronymic, "Иванович"],
      [RU.birthDate, "12.04.1990"],
    ])) {
      await desk.holds(desk.field(field), text);
    }
  },
  password: async (desk) => {
    for (const field of [RU.passwordField, RU.passwordAgain]) await desk.holds(desk.field(field), "");
  },
  agreement: async (desk) => {
    for (const box of [RU.agreementBox, RU.personalDataBox, RU.newsBox]) await desk.becomes(() => desk.box(box).isChecked(), true);
  },
};

/** The last text of each screen that must be kept before a kill may come. @type {Partial<Record<StepName, string[]>>} */
const keptTexts = {
  phone: ["+7 900 000-12-34"],
  person: ["Иванов", "Иван", "Иванович", "12.04.1990"],
  agreement: ["true", "true", "true"],
};

test("killed at every screen, the registration goes on where it was", async () => {
  covers("REG-08", "OFF-01");
  let desk = await DeskPage.open(stand);
  for (const { name, title } of registration(desk)) {
    await desk.screen(title);
    await stepNamed(desk, name).fill();
    if (name === "code") await desk.field(RU.codeField).pressSequentially("123");
    await desk.keeps(keptTexts[name] ?? []);
    await desk.close();
    stand = await stand.again();
    desk = await DeskPage.open(stand);
    await desk.screen(title);
    await whatWasTyped[name](desk);
    if (name === "password") await stepNamed(desk, name).fill();
    await stepNamed(desk, name).leave();
  }
  await desk.screen(RU.home);
  await desk.close();
  stand = await stand.again();
  desk = await DeskPage.open(stand);
  await desk.screen(RU.home);
  await desk.sees(RU.level);
  await desk.close();
});

/** Texts that a mask changes once more after the last key. @type {Partial<Record<StepName, [string, string]>>} */
const masked = { phone: [RU.phoneField, "+7 900 000-12-34"], person: [RU.birthDate, "12.04.1990"] };

test("a tab reloaded at every screen comes back with what was typed, without a moment's rest", async () => {
  covers("REG-08");
  const desk = await DeskPage.open(stand);
  for (const { name, title } of registration(desk)) {
    await desk.screen(title);
    await stepNamed(desk, name).fill();
    const [field, text] = masked[name] ?? [];
    if (field !== undefined) await desk.until(`${text} is masked`, async () => (await desk.field(field).inputValue()) === text);
    await desk.page.reload();
    await desk.screen(title);
    await whatWasTyped[name](desk);
    if (name === "password") await stepNamed(desk, name).fill();
    await stepNamed(desk, name).leave();
  }
  await desk.screen(RU.home);
  await desk.page.reload();
  await desk.screen(RU.home);
  await desk.close();
});

test("after a day a new code first, and then everything typed is there", async () => {
  covers("REG-08");
  let desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  await stepNamed(desk, "person").fill();
  await desk.keeps(keptTexts.person ?? []);
  await desk.wait(RU.day);
  await desk.screen(RU.code);
  await desk.sees(RU.proofExpired);
  await desk.close();
  stand = await stand.again();
  desk = await DeskPage.open(stand);
  await desk.screen(RU.code);
  await desk.button(RU.getCode).click();
  await desk.newestCode(2);
  await desk.button(RU.fromMessages).click();
  await desk.screen(RU.person);
  await whatWasTyped.person(desk);
  await desk.close();
});

test("a lost key: said, asked before starting over, and a registration can begin", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  await desk.close();
  await stand.loseKeys();
  stand = await stand.again();
  const later = await DeskPage.open(stand);
  await later.screen(RU.keyLost);
  await later.sees("прочитать данные не может никто");
  await later.button(RU.tryAgain).click();
  await later.screen(RU.keyLost);
  const question = later.phone.getByRole("alertdialog", { name: RU.startOverQuestion });
  // The screen of before «Попробовать ещё раз» looks the same, and a tap on it no longer counts; once the question is
  // there, the button below it can't be reached.
  await later.until("the question", async () => {
    await later.button(RU.startOver).click({ timeout: 500 }).catch(() => {});
    return question.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    );
  });
  await question.getByRole("button", { name: "Отмена" }).click();
  await question.waitFor({ state: "detached" });
  await later.screen(RU.keyLost);
  await later.button(RU.startOver).click();
  await question.getByRole("button", { name: RU.startOver }).click();
  await registerUpTo(later, "home");
  await later.close();
});

test("a damaged memory: said, nothing deleted, and starting over leads to a new registration", async () => {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "person");
  await desk.close();
  await stand.damagePhone();
  stand = await stand.again();
  const later = await DeskPage.open(stand);
  await later.screen(RU.damaged);
  await later.sees("повреждённый файл не удалим");
  await later.button(RU.startOver).click();
  await later.phone.getByRole("alertdialog").getByRole("button", { name: RU.startOver }).click();
  await later.screen(RU.welcome);
  assert.ok(await stand.keepsDamagedFile(), "the damaged file is still there");
  await registerUpTo(later, "home");
  await later.close();
});

test("a link of an earlier run is refused with a page that says so", async () => {
  const port = await freePort();
  await stand.kill();
  stand = await Stand.start({ data: stand.data, port });
  const old = stand.link;
  await stand.kill();
  stand = await Stand.start({ data: stand.data, port });
  const desk = await DeskPage.open(stand);
  const page = await desk.page.context().browser()?.newPage({ locale: "ru-RU" });
  assert.ok(page !== undefined);
  const answer = await page.goto(old);
  assert.equal(answer?.status(), 403);
  await page.getByRole("heading", { level: 1, name: /ссылка/ }).waitFor();
  await desk.counts(page.getByRole("main", { name: "Телефон" }), 0);
  await page.close();
  await desk.close();
});

test("a stopped stand is said calmly beside the phone", async () => {
  const desk = await DeskPage.open(stand);
  await desk.screen(RU.welcome);
  await stand.kill();
  await desk.page.getByRole("alert").filter({ hasText: "Стенд остановлен" }).waitFor();
  await desk.screen(RU.welcome);
  await desk.close();
});
