// The browser, and a page of the desk with what a person finds on it by role and name.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { inspect, isDeepStrictEqual } from "node:util";

import { chromium } from "playwright-core";

const PICTURES = new URL("pictures/", import.meta.url);
/** Nobody looks at the pictures of every run. */
const PICTURES_ARE_WANTED = process.env["KABINET_PICTURES"] === "1";
const OVERVIEW = /^(Обзор|Overview)$/;
/** How many times slower than it could the page works, as on a busy machine: whatever a test doesn't wait for fails then. */
const SLOWDOWN = Number(process.env["KABINET_SLOWDOWN"] ?? 1);
/** The desk answers within milliseconds; what takes longer on a busy machine is still no defect. */
const PATIENCE_MS = 15_000 * Math.max(1, SLOWDOWN / 4);

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launched;

export function browser() {
  launched ??= chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return launched;
}

export async function closeBrowser() {
  await (await launched)?.close();
  launched = undefined;
}

/**
 * Makes a page as slow as {@link SLOWDOWN} says; what it hears of the phone comes late and piece by piece, behind what
 * the console shows.
 *
 * @param {import("playwright-core").Page} page
 */
async function slowDown(page) {
  await page.addInitScript((late) => {
    const { addEventListener } = EventSource.prototype;
    let due = 0;
    /** @param {any} heard @param {Event} event */
    const hearLate = (heard, event) => {
      due = Math.max(due, performance.now()) + late;
      setTimeout(heard, due - performance.now(), event);
    };
    EventSource.prototype.addEventListener = function (/** @type {string} */ name, /** @type {any} */ heard) {
      const isPhones = this.url.endsWith("/phone/events");
      addEventListener.call(this, name, isPhones ? hearLate.bind(null, heard) : heard);
    };
  }, SLOWDOWN * 100);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

/** What a live region of the phone held, and on which screen. @typedef {{ on: string, onArrival: boolean, how: string, text: string }} Heard */

/**
 * How a page of the desk is looked at.
 *
 * @typedef {object} Looking
 * @property {{ width: number, height: number }} [viewport]
 * @property {"100" | "200"} [alone] the phone alone fills the window, its text at this many percent
 * @property {"light" | "dark"} [scheme] what the system prefers
 * @property {(context: import("playwright-core").BrowserContext) => Promise<void>} [prepare] done before a page opens
 */

export class DeskPage {
  /**
   * @param {import("./stand.mjs").Stand} stand
   * @param {Looking} [looking]
   */
  static async open(stand, { viewport = { width: 1440, height: 900 }, alone, scheme = "light", prepare } = {}) {
    const context = await (await browser()).newContext({
      viewport: alone === undefined ? viewport : { width: 1440, height: 900 },
      locale: "ru-RU",
      reducedMotion: "reduce",
      colorScheme: scheme,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    if (SLOWDOWN > 1) context.on("page", slowDown);
    await prepare?.(context);
    const desk = new DeskPage(await context.newPage(), stand);
    await desk.page.goto(stand.link);
    await desk.title().waitFor();
    if (alone === undefined) return desk;
    // The whole desk stays open as the place to work the console.
    await desk.page.getByRole("button", { name: new RegExp(`^${alone}.%$`) }).click();
    const single = new DeskPage(await context.newPage(), stand);
    single.console = desk.console;
    await single.page.setViewportSize(viewport);
    await single.page.goto(new URL("/?phone=only", stand.link).href);
    await single.title().waitFor();
    return single;
  }

  /**
   * @param {import("playwright-core").Page} page
   * @param {import("./stand.mjs").Stand} stand
   */
  constructor(page, stand) {
    this.page = page;
    this.phone = page.getByRole("main", { name: /^(Телефон|Phone)$/ });
    this.console = page.getByRole("region", { name: /^(Стенд портала|Portal stand-in)$/ });
    /** Errors of the page and requests to other places. @type {string[]} */
    this.faults = [];
    /** What the phone said is kept: the last text of each field. @type {Map<string, string>} */
    this.kept = new Map();
    const own = new URL(stand.link).origin;
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("console", (message) => {
      // A request that found the desk stopped is no defect of the page.
      if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) this.faults.push(message.text());
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== own && url.protocol !== "data:") this.faults.push(`request to elsewhere: ${url}`);
    });
    page.on("response", (response) => {
      if (!response.ok() || !response.url().endsWith("/phone/draft")) return;
      const { field, text } = response.request().postDataJSON();
      this.kept.set(field, text);
    });
  }

  /**
   * Waits until the phone has said that these texts are kept, each of another field.
   *
   * @param {string[]} texts
   */
  async keeps(texts) {
    await this.until(`kept: ${texts}`, () => {
      const kept = [...this.kept.values()];
      return texts.every((text) => kept.filter((one) => one === text).length >= texts.filter((one) => one === text).length);
    });
  }

  title() {
    return this.phone.getByRole("heading", { level: 1 });
  }

  /**
   * Waits until a screen stands there by its heading and nothing moves any more.
   *
   * @param {string | RegExp} name
   */
  async screen(name) {
    try {
      await this.phone.getByRole("heading", { level: 1, name }).waitFor();
    } catch (error) {
      throw new Error(`${error}\nThe phone shows:\n${await this.phone.ariaSnapshot()}`);
    }
    await this.rest();
  }

  /** Waits for the end of every movement that has one. */
  async rest() {
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map((one) => one.finished));
    });
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.phone.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** @param {string | RegExp} name */
  field(name) {
    return this.phone.getByRole("textbox", { name, exact: typeof name === "string" });
  }

  /** @param {string | RegExp} name */
  box(name) {
    return this.phone.getByRole("checkbox", { name, exact: typeof name === "string" });
  }

  /**
   * A question that lies over the screen.
   *
   * @param {string} name
   */
  question(name) {
    return this.phone.getByRole("alertdialog", { name });
  }

  /**
   * What the phone says aloud without being asked: politely or at once.
   *
   * @param {"status" | "alert"} role
   * @param {string} words
   */
  async hears(role, words) {
    await this.phone.getByRole(role).filter({ hasText: words }).first().waitFor({ state: "attached" });
  }

  /**
   * Waits for words that the eye can see; what is only said aloud stands on a point of its own.
   *
   * @param {string} words
   */
  async sees(words) {
    const found = this.phone.getByText(words);
    await this.until(`«${words}» is seen`, () =>
      found.evaluateAll((all) => all.some((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2)),
    );
  }

  /**
   * The card of a console's room, for whose page the first one is left where that doesn't have it.
   *
   * @param {string} name as its title says it
   */
  async card(name) {
    const card = this.console.getByRole("region", { name });
    if (!(await card.isVisible())) await this.openRoom(name);
    return card;
  }

  /**
   * Opens a room of the console, or its first page, by the rail.
   *
   * @param {string | RegExp} name as its title says it
   */
  async openRoom(name) {
    await this.rail().getByRole("link", { name: typeof name === "string" ? new RegExp(`^${name}( \\d+,|$)`) : name }).click();
    await this.console.getByRole("heading", { name }).first().waitFor();
  }

  /** Goes back to the console's first page, which has what is needed most. */
  async openOverview() {
    const link = this.rail().getByRole("link", { name: OVERVIEW });
    if ((await link.getAttribute("aria-current")) === null) await this.openRoom(OVERVIEW);
  }

  /**
   * Opens what has a control: the first page, or in a small window, which has none, the control's room.
   *
   * @param {import("playwright-core").Locator} control
   * @param {RegExp} room
   */
  async reach(control, room) {
    if (await control.isVisible()) return;
    const small = await this.page.locator(".console[data-small]").count();
    await this.openRoom(small > 0 ? room : OVERVIEW);
  }

  /** Keeps from now on what the phone's regions say, and what they hold at the moment another screen comes. */
  async record() {
    await this.phone.evaluate((phone) => {
      /** @type {Heard[]} */
      const heard = [];
      Object.assign(globalThis, { kabinetHeard: heard });
      const regions = [...phone.querySelectorAll(".spoken[aria-live]")];
      const screens = phone.querySelector(".screens");
      const keep = (/** @type {Element} */ region, /** @type {boolean} */ onArrival) => {
        const on = screens?.lastElementChild?.getAttribute("data-key") ?? "";
        heard.push({ on, onArrival, how: region.getAttribute("aria-live") ?? "", text: region.textContent ?? "" });
      };
      for (const region of regions) {
        new MutationObserver(() => region.textContent !== "" && keep(region, false)).observe(region, { childList: true });
      }
      new MutationObserver((changes) => {
        if (changes.some(({ addedNodes }) => addedNodes.length > 0)) for (const region of regions) keep(region, true);
      }).observe(screens ?? phone, { childList: true });
    });
  }

  /** What was kept since {@link record}. @returns {Promise<Heard[]>} */
  heard() {
    return this.page.evaluate(() => [.../** @type {any} */ (globalThis).kabinetHeard]);
  }

  rail() {
    return this.console.getByRole("navigation", { name: /^(Комнаты стенда|Rooms of the stand-in)$/ });
  }

  linkSwitch() {
    return this.console.getByRole("switch", { name: /Связь|Link/ });
  }

  /** @param {"on" | "off"} wanted */
  async link(wanted) {
    await this.reach(this.linkSwitch(), /^(Связь|Link)$/);
    const before = wanted === "on" ? "false" : "true";
    await this.hasAttribute(this.linkSwitch(), "aria-checked", before, "the link is there already");
    await this.linkSwitch().click();
    await this.hasAttribute(this.linkSwitch(), "aria-checked", String(wanted === "on"));
  }

  /**
   * Moves the clock of portal and phone.
   *
   * @param {string | RegExp} step as the console's button says it
   */
  async wait(step) {
    const button = this.console.getByRole("button", { name: step, exact: typeof step === "string" });
    await this.reach(button, /^(Часы|Clock)$/);
    await button.click();
  }

  /**
   * The digits of the newest SMS as the console shows it.
   *
   * @param {number} [messages] how many there must be by then
   */
  async newestCode(messages = 1) {
    const list = (await this.card("СМС")).getByRole("listitem");
    await list.nth(messages - 1).waitFor();
    const words = await list.first().innerText();
    // The last line is the one that machines read.
    const code = /#(\d+)$/m.exec(words)?.[1];
    assert.ok(code !== undefined, `no code in: ${words}`);
    return code;
  }

  /** The digits that the phone's keyboard offers, as they are seen. */
  async offeredCode() {
    const seen = await this.button(/Из Сообщений|From Messages/).locator("b").innerText();
    return seen.replace(/\D/g, "");
  }

  /** What the element says that has the focus. */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const name = element?.getAttribute("aria-label") ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null);
      return `${element?.tagName} ${name ?? element?.textContent}`.slice(0, 160);
    });
  }

  /** @param {import("playwright-core").Locator} target */
  async hasFocus(target) {
    return (await target.count()) === 1 && (await target.evaluate((element) => element === document.activeElement));
  }

  /**
   * Presses Tab until an element has the focus.
   *
   * @param {import("playwright-core").Locator} target
   */
  async tabTo(target) {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await this.hasFocus(target)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${target}; the focus is on ${await this.focused()}`);
  }

  /**
   * Waits until something holds.
   *
   * @param {string} what
   * @param {() => boolean | Promise<boolean>} holds
   */
  async until(what, holds) {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`not in time: ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  /**
   * Waits until what is read from the page is this: the page may still be moving when a test comes by.
   *
   * @template T
   * @param {() => Promise<T>} read
   * @param {T} wanted
   * @param {string} [why] what it means when it never is
   */
  async becomes(read, wanted, why = "not in time") {
    const end = Date.now() + PATIENCE_MS;
    for (let found = await read(); !isDeepStrictEqual(found, wanted); found = await read()) {
      if (Date.now() > end) throw new assert.AssertionError({ message: `${why}: ${inspect(found)} is not ${inspect(wanted)}` });
      await this.page.waitForTimeout(50);
    }
  }

  /**
   * @param {import("playwright-core").Locator} found
   * @param {number} wanted how many there must be
   * @param {string} [why]
   */
  counts(found, wanted, why) {
    return this.becomes(() => found.count(), wanted, why ?? `how many there are of ${found}`);
  }

  /**
   * @param {import("playwright-core").Locator} field
   * @param {string} text that must stand in it
   * @param {string} [why]
   */
  holds(field, text, why) {
    return this.becomes(() => field.inputValue(), text, why ?? `the text of ${field}`);
  }

  /**
   * @param {import("playwright-core").Locator} target
   * @param {string} name
   * @param {string | null} value
   * @param {string} [why]
   */
  hasAttribute(target, name, value, why) {
    return this.becomes(() => target.getAttribute(name), value, why ?? `${name} of ${target}`);
  }

  /**
   * @param {import("playwright-core").Locator} target
   * @param {string} [why]
   */
  async focusIsOn(target, why = `the focus is not on ${target}`) {
    await this.becomes(async () => (await this.hasFocus(target)) || (await this.focused()), true, why);
  }

  /**
   * A picture of all that the phone alone can be scrolled to.
   *
   * @param {string} name
   * @param {{ width: number, height: number }} viewport what is set again afterwards
   */
  async wholePicture(name, viewport) {
    if (!PICTURES_ARE_WANTED) return;
    const missing = await this.phone.evaluate((phone) =>
      Math.max(0, ...[...phone.querySelectorAll("*")].map((one) => (getComputedStyle(one).overflowY === "auto" ? one.scrollHeight - one.clientHeight : 0))),
    );
    await this.page.setViewportSize({ width: viewport.width, height: viewport.height + missing });
    await this.picture(name);
    await this.page.setViewportSize(viewport);
  }

  /**
   * A picture to look at, in the folder `pictures`, if such are wanted.
   *
   * @param {string} name
   */
  async picture(name) {
    if (!PICTURES_ARE_WANTED) return;
    await mkdir(PICTURES, { recursive: true });
    await this.page.screenshot({ path: new URL(`${name}.png`, PICTURES).pathname });
  }

  async close() {
    assert.deepEqual(this.faults, [], "errors of the page, or requests to elsewhere");
    await this.page.context().close();
  }
}
