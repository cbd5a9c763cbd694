// The phone's line to the core, which lives in the desk's process: updates come as server-sent events, the rest goes up
// as small requests.

import { learnLarge } from "./typesetting.js";

/** @import {FieldCheck, Intent, PlatformEvent, Update} from "./vocabulary.js" */
/** @import {PhoneLink} from "./shell.js" */

/** Texts that come with an answer, each with how it is set where letters are large. @typedef {{ large: Record<string, string> }} LargeTexts */

const RETRY_MS = 2000;
/** The desk is on this machine: a longer silence is none. */
const ANSWERS_WITHIN_MS = 3000;

/**
 * @param {string} path
 * @param {unknown} body
 * @param {boolean} [leaving] lets the request outlive the page
 * @returns {Promise<Response | null>} null when the desk gave no answer
 */
async function post(path, body, leaving = false) {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      keepalive: leaving,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
  } catch {
    return null;
  }
}

/**
 * Asks for something; the answer's body may fail to come as well as its head.
 *
 * @param {string} path
 * @param {unknown} question
 * @returns {Promise<any>} null when the desk gave no answer
 */
async function ask(path, question) {
  const response = await post(path, question);
  try {
    return response?.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** @implements {PhoneLink} */
export class PhoneServer {
  /**
   * @param {(update: Update, first: boolean) => void} onUpdate `first` after each new connection
   * @param {(connected: boolean) => void} onConnection
   * @param {() => void} onElsewhere another page has the phone from now on
   */
  constructor(onUpdate, onConnection, onElsewhere) {
    this.onUpdate = onUpdate;
    this.onConnection = onConnection;
    this.onElsewhere = onElsewhere;
    this.isAway = false;
    /** @type {EventSource | null} */
    this.events = null;
    /** @type {number | undefined} */
    this.retry = undefined;
  }

  connect() {
    let first = true;
    this.isAway = false;
    const events = new EventSource("/phone/events");
    this.events = events;
    events.addEventListener("open", () => this.onConnection(true));
    events.addEventListener("update", (event) => {
      /** @type {Update & LargeTexts} */
      const update = JSON.parse(event.data);
      learnLarge(update.large);
      this.onUpdate(update, first);
      first = false;
    });
    events.addEventListener("elsewhere", () => {
      // It is not asked back: the two pages would take it from each other without end.
      events.close();
      this.isAway = true;
      this.onElsewhere();
    });
    events.addEventListener("error", () => {
      this.onConnection(false);
      // A refused stream is closed for good and a broken one waits as long as the browser likes: ask anew ourselves.
      events.close();
      window.clearTimeout(this.retry);
      this.retry = window.setTimeout(() => this.connect(), RETRY_MS);
    });
  }

  /** @param {Intent} intent */
  async dispatch(intent) {
    return !this.isAway && ((await post("/phone/dispatch", intent))?.ok ?? false);
  }

  /**
   * @param {string} key
   * @param {string} field
   * @param {string} text
   * @param {boolean} leaving
   * @returns {Promise<boolean>} whether the desk answered; a draft it refuses would be refused again
   */
  async draft(key, field, text, leaving) {
    return (await post("/phone/draft", { key, field, text }, leaving)) !== null;
  }

  /**
   * @param {{ serial: number, key: string, field: string, text: string, caret: number, other: string | null }} question
   * @returns {Promise<(FieldCheck & { serial: number }) | null>}
   */
  async check(question) {
    /** @type {(FieldCheck & LargeTexts & { serial: number }) | null} */
    const answer = await ask("/phone/check", question);
    if (answer !== null) learnLarge(answer.large);
    return answer;
  }

  /**
   * @param {string} key
   * @param {string} field
   * @returns {Promise<string | null>}
   */
  async suggestPassword(key, field) {
    /** @type {{ password: string } | null} */
    const answer = await ask("/phone/suggest-password", { key, field });
    return answer?.password ?? null;
  }

  /**
   * @param {PlatformEvent} event
   * @param {boolean} [leaving]
   */
  async report(event, leaving = false) {
    if (!this.isAway) await post("/phone/report", event, leaving);
  }
}
