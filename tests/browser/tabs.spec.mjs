// Two tabs of one browser show the same phone: it is in one of them at a time, and nothing that was typed falls apart.

import { after, afterEach, beforeEach, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, registerUpTo } from "./citizen.mjs";
import { covers } from "./covers.mjs";
import { axeFindings, unreachable } from "./looks.mjs";
import { Stand } from "./stand.mjs";

const ELSEWHERE = "Телефон открыт в другой вкладке";
const GO_ON = "Продолжить здесь";

/** @type {Stand} */
let stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.remove());
after(closeBrowser);

/**
 * Another tab of the same browser.
 *
 * @param {DeskPage} desk
 */
async function otherTab(desk) {
  const other = new DeskPage(await desk.page.context().newPage(), stand);
  await other.page.goto(new URL("/", stand.link).href);
  return other;
}

test("the tab that came last has the phone, with what was typed; the other one says so, and goes on with what is newest", async () => {
  covers("REG-08");
  const first = await DeskPage.open(stand);
  await registerUpTo(first, "person");
  await first.field(RU.surname).fill("Иванов");
  await first.keeps(["Иванов"]);
  const second = await otherTab(first);
  await second.screen(RU.person);
  await second.holds(second.field(RU.surname), "Иванов");
  const away = first.phone.getByRole("region", { name: ELSEWHERE });
  await away.waitFor();
  await first.becomes(() => first.field(RU.surname).click({ trial: true, timeout: 500 }).then(() => "reached", () => "not reached"), "not reached");
  await first.becomes(() => axeFindings(first), []);
  await first.becomes(() => unreachable(first, away), []);
  await first.picture("elsewhere");
  await second.field(RU.surname).fill("Петрова");
  await second.field(RU.name).fill("Анна");
  await second.keeps(["Петрова", "Анна"]);
  await first.button(GO_ON).click();
  await first.holds(first.field(RU.surname), "Петрова");
  await first.holds(first.field(RU.name), "Анна");
  await second.phone.getByRole("region", { name: ELSEWHERE }).waitFor();
  await first.counts(away, 0);
  await first.field(RU.patronymic).fill("Ильинична");
  await first.keeps(["Ильинична"]);
  // The console of a tab without the phone works on.
  await second.wait("+1 мин");
  await first.close();
});
