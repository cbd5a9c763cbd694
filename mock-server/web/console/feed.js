// What the console knows of the portal, kept fresh by server-sent events. One for the page, whoever looks at it.

/** @import {Clock, FaultOrder, FaultRules, Kind, Link, LoggedRequest, Person, RuleSet} from "./wire.js" */
/** @typedef {(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown) => Promise<unknown>} Ask */

const BASE = "/console/api";
const RETRY_MS = 2000;
/** The portal keeps this many. */
const LOG_LENGTH = 200;
/** @type {Kind[]} */
const KINDS = ["settings", "clock", "link", "people", "requests", "faults"];

/**
 * Fires `change` whenever something it holds changed.
 */
export class ConsoleFeed extends EventTarget {
  constructor() {
    super();
    this.connected = false;
    /** What else is kept fresh, by whom it is kept. @type {Map<string, (ask: Ask) => Promise<void>>} */
    this.followed = new Map();
    /** @type {Link | null} */
    this.link = null;
    /** @type {Person[]} */
    this.people = [];
    /** @type {LoggedRequest[]} */
    this.requests = [];
    /** @type {FaultRules} */
    this.faults = { faults: [], operations: [] };
    /** @type {RuleSet | null} */
    this.rules = null;
    /** The portal's time when it was told, and the browser's. @type {{ portal: number, browser: number } | null} */
    this.clock = null;
    /** @type {Map<string, "asking" | "again">} */
    this.asking = new Map();
    this.started = false;
  }

  /**
   * Keeps something fresh that a card holds by itself: `load` is called whenever this kind of thing changed.
   *
   * @param {string} kind
   * @param {(ask: Ask) => Promise<void>} load
   */
  follow(kind, load) {
    this.followed.set(kind, load);
    if (this.connected) void this.refresh(kind);
  }

  start() {
    if (this.started) return;
    this.started = true;
    this.connect();
  }

  connect() {
    const events = new EventSource(`${BASE}/events`);
    events.addEventListener("open", () => {
      this.setConnected(true);
      // A portal that was started anew counts its requests from the beginning.
      this.requests = [];
      for (const kind of [...KINDS, ...this.followed.keys()]) void this.refresh(kind);
    });
    events.addEventListener("change", (event) => {
      const { kind } = /** @type {{ kind: string }} */ (JSON.parse(event.data));
      void this.refresh(kind);
    });
    events.addEventListener("error", () => {
      this.setConnected(false);
      // A refused stream stays closed and a broken one may wait long: ask anew ourselves.
      events.close();
      window.setTimeout(() => this.connect(), RETRY_MS);
    });
  }

  /** @param {boolean} connected */
  setConnected(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** The portal's time now; null before it was told. */
  now() {
    return this.clock === null ? null : new Date(this.clock.portal + performance.now() - this.clock.browser);
  }

  /**
   * Asks for one part anew; questions that come meanwhile are joined into one.
   *
   * @param {string} kind
   */
  async refresh(kind) {
    if (this.asking.has(kind)) {
      this.asking.set(kind, "again");
      return;
    }
    this.asking.set(kind, "asking");
    try {
      await this.load(kind);
      this.changed();
    } catch {
      this.setConnected(false);
    } finally {
      const again = this.asking.get(kind) === "again";
      this.asking.delete(kind);
      if (again) void this.refresh(kind);
    }
  }

  /** @param {string} kind */
  async load(kind) {
    switch (kind) {
      case "clock":
        this.tell(/** @type {Clock} */ (await ask("GET", "/clock")));
        break;
      case "link":
        this.link = /** @type {Link} */ (await ask("GET", "/link"));
        break;
      case "people":
        this.people = /** @type {{ people: Person[] }} */ (await ask("GET", "/people")).people;
        break;
      case "requests": {
        const last = this.requests[0]?.seq ?? 0;
        const news = /** @type {{ requests: LoggedRequest[] }} */ (await ask("GET", `/requests?after=${last}`)).requests;
        this.requests = [...news.filter((one) => one.seq > last), ...this.requests].slice(0, LOG_LENGTH);
        break;
      }
      case "settings":
        this.rules = /** @type {RuleSet} */ (await ask("GET", "/settings"));
        break;
      case "faults":
        this.faults = /** @type {FaultRules} */ (await ask("GET", "/faults"));
        break;
      default:
        // Nothing follows a kind of a later portal.
        await this.followed.get(kind)?.(ask);
        break;
    }
  }

  /** @param {Clock} clock */
  tell(clock) {
    this.clock = { portal: Date.parse(clock.now), browser: performance.now() };
  }

  /** @param {number} seconds */
  async advance(seconds) {
    this.tell(/** @type {Clock} */ (await ask("POST", "/clock", { advance_s: seconds })));
    this.changed();
  }

  /** @param {boolean} up */
  async setLink(up) {
    this.link = /** @type {Link} */ (await ask("PUT", "/link", { up }));
    this.changed();
  }

  /** @param {FaultOrder} order */
  async addFault(order) {
    await ask("POST", "/faults", order);
    await this.load("faults");
    this.changed();
  }

  /** @param {number} id */
  async removeFault(id) {
    this.faults = /** @type {FaultRules} */ (await ask("DELETE", `/faults/${id}`));
    this.changed();
  }

  async removeFaults() {
    this.faults = /** @type {FaultRules} */ (await ask("DELETE", "/faults"));
    this.changed();
  }

  /** @param {string} profile */
  async setProfile(profile) {
    this.rules = /** @type {RuleSet} */ (await ask("PUT", "/settings", { profile }));
    this.changed();
  }
}

/**
 * Rejects when the portal is away or refuses.
 *
 * @type {Ask}
 */
async function ask(method, path, body) {
  /** @type {RequestInit} */
  const init = { method };
  if (body !== undefined) {
    init.headers = { "Content-Type": "application/json" };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(BASE + path, init);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

/** The page's feed. */
export const feed = new ConsoleFeed();
