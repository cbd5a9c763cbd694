import { after, test } from "node:test";
import { DeskPage, closeBrowser } from "./browser.mjs";
import { EN, RU, registerUpTo, stepNamed } from "./citizen.mjs";
import { Stand } from "./stand.mjs";
after(closeBrowser);
for (const [language, words, alone] of [["ru", RU, "100"], ["en", EN, "200"]]) {
  test(`hand ${language}`, async () => {
    let stand = await Stand.start({ more: ["--steps", "contact,person,address,inn,password,agreement", "--lang", language] });
    const desk = await DeskPage.open(stand, { viewport: alone === "200" ? { width: 320, height: 568 } : { width: 390, height: 844 }, alone });
    await registerUpTo(desk, "person", { words });
    await stepNamed(desk, "person", words).fill();
    await stepNamed(desk, "person", words).leave();
    const ru = language === "ru";
    await desk.screen(ru ? "Адрес регистрации" : "Registered address");
    await desk.rest();
    await desk.page.screenshot({ path: `/tmp/hand-${language}-1.png` });
    await desk.field(ru ? "Регион" : "Region").pressSequentially("моско");
    await desk.page.waitForTimeout(900);
    await desk.page.screenshot({ path: `/tmp/hand-${language}-2.png` });
    await desk.phone.getByRole("group").getByRole("button").first().click();
    await desk.field(ru ? /Город/ : /Town/).pressSequentially("хим");
    await desk.page.waitForTimeout(900);
    await desk.page.screenshot({ path: `/tmp/hand-${language}-3.png` });
    await desk.phone.getByRole("group").getByRole("button").first().click();
    await desk.field(ru ? "Улица" : "Street").pressSequentially("м");
    await desk.page.waitForTimeout(900);
    await desk.page.screenshot({ path: `/tmp/hand-${language}-4.png` });
    await desk.phone.getByRole("group").getByRole("button").first().click();
    await desk.page.waitForTimeout(500);
    await desk.page.screenshot({ path: `/tmp/hand-${language}-5.png` });
    await desk.button(words.next).click();
    await desk.page.waitForTimeout(700);
    await desk.page.screenshot({ path: `/tmp/hand-${language}-6.png` });
    await desk.close();
    await stand.remove();
  });
}
