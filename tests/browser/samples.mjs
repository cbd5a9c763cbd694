// The sample screens of the core, and a core in place of the desk's own that shows them and answers what was typed.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { json } from "node:stream/consumers";
import { promisify } from "node:util";

/** @import {IncomingMessage, ServerResponse} from "node:http" */
/** @import {AddressInfo} from "node:net" */
/** @import {BrowserContext} from "playwright-core" */
/** @import {Component, FieldCheck, Language, Update} from "../../desk/web/phone/vocabulary.js" */
/** @import {DeskPage} from "./browser.mjs" */

/** A text that was typed into a field, and what the core found in it. @typedef {{ field: string, text: string, check: FieldCheck, left: boolean }} SampleText */
/** A screen with a component in some of its states. Its texts as they are set large come along. @typedef {{ name: string, language: Language, update: Update, typed: SampleText[], large: Record<string, string> }} Sample */

const ENOUGH_FOR_ALL = 64 * 1024 * 1024;

/**
 * All of them in both languages, as the core has them.
 *
 * @returns {Promise<Sample[]>}
 */
export async function readSamples() {
  const desk = process.env["KABINET_BIN"];
  if (desk === undefined) throw new Error("KABINET_BIN must hold the path of the built `kabinet`, with `kabinet-samples` beside it");
  const { stdout } = await promisify(execFile)(join(dirname(desk), "kabinet-samples"), { maxBuffer: ENOUGH_FOR_ALL });
  return JSON.parse(stdout);
}

/** What the drawn phone talks to instead of the desk: it shows a sample, and finds in a text what the sample says of it. */
export class SampleCore {
  static async start() {
    const core = new SampleCore();
    core.server.listen(0, "127.0.0.1");
    await once(core.server, "listening");
    return core;
  }

  constructor() {
    this.seq = 0;
    /** Phones that listen. @type {Set<ServerResponse>} */
    this.listening = new Set();
    /** What is shown, for a phone that comes later. @type {Update | null} */
    this.shown = null;
    /** @type {SampleText[]} */
    this.typed = [];
    /** @type {Record<string, string>} */
    this.large = {};
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /**
   * Leads the calls of all phones of a browser's pages here.
   *
   * @param {BrowserContext} context
   */
  async takePlace(context) {
    const { port } = /** @type {AddressInfo} */ (this.server.address());
    await context.route(/^[^?]*\/phone\/(events|check|draft|dispatch|suggest-password|report)$/, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.continue({ url: `http://127.0.0.1:${port}${pathname}` });
    });
  }

  /**
   * Shows a picture as the next one of one life: what counts up in the core counts up here too.
   *
   * @param {Update} update
   */
  show(update) {
    this.seq += 1;
    const { top } = update;
    const notice = top.notice === null ? null : { ...top.notice, id: this.seq };
    this.shown = { ...update, seq: this.seq, top: { ...top, visit: this.seq, notice } };
    for (const response of this.listening) this.tell(response);
  }

  /**
   * Shows a sample and types into it what was typed. A code is judged after it was typed.
   *
   * @param {DeskPage} desk
   * @param {Sample} sample
   */
  async play(desk, sample) {
    const before = beforeItsCode(sample);
    this.typed = sample.typed;
    this.large = sample.large;
    this.show(before ?? sample.update);
    const screens = desk.phone.locator(".screen");
    const keys = () => screens.evaluateAll((all) => all.map((one) => one.getAttribute("data-key")));
    await desk.becomes(keys, [sample.update.top.key], "what was shown before is gone");
    for (const { field, text, left } of sample.typed) {
      const control = fieldOf(desk, sample, field);
      await control.click();
      await control.pressSequentially(text);
      await desk.holds(control, text);
      if (left) await control.blur();
    }
    if (before !== null) this.show(sample.update);
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async answer(request, response) {
    if (request.url === "/phone/events") {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      this.listening.add(response);
      response.on("close", () => this.listening.delete(response));
      this.tell(response);
      return;
    }
    const body = /** @type {any} */ (await json(request));
    if (request.url === "/phone/check") {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ serial: body.serial, ...this.check(body.field, body.text, body.caret), large: this.large }));
      return;
    }
    response.writeHead(request.url === "/phone/suggest-password" ? 404 : 204);
    response.end();
  }

  /** @param {ServerResponse} response */
  tell(response) {
    if (this.shown !== null) response.write(`event: update\ndata: ${JSON.stringify({ ...this.shown, large: this.large })}\n\n`);
  }

  /**
   * @param {string} field
   * @param {string} text
   * @param {number} caret
   * @returns {FieldCheck} of a text on the way to the one that was typed: nothing special
   */
  check(field, text, caret) {
    const own = this.typed.filter((one) => one.field === field);
    const typed = own.find((one) => one.text === text);
    if (typed !== undefined) return typed.check;
    const mended = own.find((one) => one.check.repaired?.text === text);
    const { verdict } = mended?.check ?? { verdict: /** @type {const} */ ({ verdict: "none" }) };
    return { text, caret, ghost: "", verdict, hint: null, repaired: null, offers: null, spoken: text, rules: [], strength: null };
  }

  async stop() {
    for (const response of this.listening) response.end();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }
}

/**
 * @param {Sample} sample
 * @returns {Update | null} null where no code was typed
 */
function beforeItsCode({ update, typed }) {
  const { top } = update;
  const code = top.components.find((one) => one.type === "code_field");
  if (code === undefined || typed.length === 0) return null;
  /** @type {Component} */
  const asked = { ...code, field: { ...code.field, enabled: true, verdict: { verdict: "none" } } };
  const components = top.components.map((one) => (one === code ? asked : one));
  return { ...update, top: { ...top, components, busy: null } };
}

/**
 * The control of a sample's field by its label; of several that are called alike the sample's order decides.
 *
 * @param {DeskPage} desk
 * @param {Sample} sample
 * @param {string} id
 */
export function fieldOf(desk, sample, id) {
  const fields = sample.update.top.components.flatMap((one) => ("field" in one ? [one.field] : []));
  const label = fields.find((one) => one.id === id)?.label;
  const alike = fields.filter((one) => one.label === label);
  const named = desk.phone.getByLabel(label ?? id, { exact: true });
  return named.nth(alike.findIndex((one) => one.id === id));
}
