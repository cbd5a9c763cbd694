// What keeps the console's rooms fresh: server-sent events say what changed, and each room asks for its own anew. One for
// the page, whoever looks at it.

/** @import {News} from "./wire.js" */

const BASE = "/console/api";
const RETRY_MS = 2000;

/**
 * Fires `change` whenever something changed that a room shows.
 */
export class ConsoleFeed extends EventTarget {
  constructor() {
    super();
    this.connected = false;
    /** Whether the portal ever answered. */
    this.met = false;
    /** What is kept fresh, by whom it is kept. @type {Map<string, (anew: boolean) => Promise<void>>} */
    this.followed = new Map();
    /** @type {Map<string, "asking" | "again">} */
    this.asking = new Map();
    this.started = false;
  }

  /**
   * Keeps something fresh: `load` is called whenever this kind of thing changed, and with `anew` when the portal may be
   * another than before.
   *
   * @param {string} kind
   * @param {(anew: boolean) => Promise<void>} load
   */
  follow(kind, load) {
    this.followed.set(kind, load);
    if (this.connected) void this.refresh(kind, true);
  }

  start() {
    if (this.started) return;
    this.started = true;
    this.connect();
  }

  connect() {
    const events = new EventSource(`${BASE}/events`);
    events.addEventListener("open", () => {
      this.met = true;
      this.setConnected(true);
      for (const kind of this.followed.keys()) void this.refresh(kind, true);
    });
    events.addEventListener("change", (event) => {
      const { kind } = /** @type {News} */ (JSON.parse(event.data));
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

  /**
   * Asks for one part anew; questions that come meanwhile are joined into one.
   *
   * @param {string} kind
   * @param {boolean} [anew]
   */
  async refresh(kind, anew = false) {
    if (this.asking.has(kind)) {
      this.asking.set(kind, "again");
      return;
    }
    this.asking.set(kind, "asking");
    await this.attempt(this.followed.get(kind)?.(anew));
    const again = this.asking.get(kind) === "again";
    this.asking.delete(kind);
    if (again) void this.refresh(kind);
  }

  /**
   * Shows what the work changed, or that the portal is away; says whether it was done.
   *
   * @param {Promise<void> | undefined} work nobody follows a kind of a later portal
   */
  async attempt(work) {
    try {
      await work;
    } catch {
      this.setConnected(false);
      return false;
    }
    this.changed();
    return true;
  }

  /**
   * Calls the console's interface. Rejects when the portal is away or refuses.
   *
   * @param {"GET" | "POST" | "PUT" | "DELETE"} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<unknown>}
   */
  async ask(method, path, body) {
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
}

/** The page's feed. */
export const feed = new ConsoleFeed();
