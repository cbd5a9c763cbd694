// Every sample screen of the core on the drawn phone: it is there whole, fit for everyone, and throws no error.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DeskPage, closeBrowser } from "./browser.mjs";
import { SMALL, fits, fitsAFinger, inAllColors } from "./checks.mjs";
import { covers } from "./covers.mjs";
import { lacking } from "./heard.mjs";
import { SampleCore, fieldOf, readSamples } from "./samples.mjs";
import { Stand } from "./stand.mjs";

/** @import {Looking} from "./browser.mjs" */
/** @import {Sample} from "./samples.mjs" */

/** @type {Stand} */
let stand;
/** @type {SampleCore} */
let core;
/** @type {Sample[]} */
let samples;
before(async () => {
  [stand, core, samples] = await Promise.all([Stand.start(), SampleCore.start(), readSamples()]);
});
after(async () => {
  await closeBrowser();
  await Promise.all([core.stop(), stand.remove()]);
});

/**
 * Shows all samples one after the other on one page that has the phone alone.
 *
 * @param {Looking} looking
 * @param {(desk: DeskPage, sample: Sample, name: string) => Promise<void>} look
 */
async function eachSample(looking, look) {
  const [first] = samples;
  assert.ok(first !== undefined, "there are samples");
  core.show(first.update);
  const desk = await DeskPage.open(stand, { ...looking, prepare: (context) => core.takePlace(context) });
  await desk.console.page().close();
  for (const sample of samples) {
    const name = `sample-${sample.language}-${sample.name}`;
    await core.play(desk, sample);
    await desk.becomes(() => lacking(desk, sample), [], name);
    await look(desk, sample, name);
    assert.deepEqual(desk.faults, [], name);
  }
  await desk.close();
}

test("every sample is drawn whole; axe-core finds nothing in light, dark and forced colours; every target fits a finger", async () => {
  covers("ACC-03");
  await eachSample({ viewport: { width: 390, height: 844 }, alone: "100" }, async (desk, sample, name) => {
    for (const { field, check } of sample.typed.filter((one) => one.check.ghost !== "")) {
      const ghost = fieldOf(desk, sample, field).locator("xpath=preceding-sibling::*[@class='ghost']/span[last()]");
      await desk.becomes(() => ghost.textContent(), check.ghost, `${name}: the ghost is the core's`);
    }
    const notice = desk.phone.locator(".notice:visible");
    // Under a pointer it stays.
    if (sample.update.top.notice !== null) await notice.hover();
    await inAllColors(desk, name);
    if (sample.update.top.notice !== null) {
      await fitsAFinger(desk, name, notice);
      await notice.getByRole("button").click();
    }
    await fitsAFinger(desk, name);
  });
});

test("320 wide with text twice as large: every sample is drawn whole; nothing is cut, torn, over each other or out of reach", async () => {
  covers("ACC-02");
  await eachSample({ viewport: SMALL, alone: "200" }, (desk, _, name) => fits(desk, name));
});
