// Makes the README's picture of the desk: a registration in progress, `docs/pictures/desk.png`.

import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { RU, otherCode, registerUpTo } from "./citizen.mjs";
import { Stand } from "./stand.mjs";

const PICTURE = fileURLToPath(new URL("../../docs/pictures/desk.png", import.meta.url));

const stand = await Stand.start();
try {
  const desk = await DeskPage.open(stand);
  await registerUpTo(desk, "code");
  const field = desk.field(RU.codeField);
  const wrong = otherCode(await desk.newestCode());
  for (const left of ["Проверьте последнюю СМС и введите", "Осталось 3 попытки", "Осталось 2 попытки"]) {
    await field.fill("");
    await field.pressSequentially(wrong);
    await desk.sees(left);
  }
  await desk.rest();
  await mkdir(dirname(PICTURE), { recursive: true });
  await desk.page.screenshot({ path: PICTURE });
  await desk.close();
} finally {
  await closeBrowser();
  await stand.remove();
}
