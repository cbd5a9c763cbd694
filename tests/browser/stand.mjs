// Starts the real desk on data of its own and stops it as a power cut would.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { Socket, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DAMAGE = "not a database any more\n";
const STARTS_WITHIN_MS = 30_000;
const LINK = /http:\/\/127\.0\.0\.1:\d+\/\?\S*token=\S+/;

const binary = process.env["KABINET_BIN"];

/** What a failed test left running ends with the tests, and keeps them from ending no longer. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A running desk. */
export class Stand {
  /**
   * @param {import("node:child_process").ChildProcess} process
   * @param {string} link the printed link
   * @param {string} data
   * @param {string[]} more options of the command line
   */
  constructor(process, link, data, more) {
    this.process = process;
    this.link = link;
    this.data = data;
    this.more = more;
  }

  /**
   * @param {{ data?: string, port?: number, more?: string[] }} [options] `data` of an earlier stand is found again
   * @returns {Promise<Stand>}
   */
  static async start({ data, port = 0, more = [] } = {}) {
    if (binary === undefined) throw new Error("KABINET_BIN must hold the path of the built `kabinet`");
    const folder = data ?? (await mkdtemp(join(tmpdir(), "kabinet-browser-")));
    const child = spawn(binary, ["--port", String(port), "--data", folder, ...more], {
      stdio: ["ignore", "pipe", "pipe"],
      // Without a display nothing is opened beside the browser of the tests.
      env: { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" },
    });
    running.add(child);
    child.on("exit", () => running.delete(child));
    let said = "";
    /** @type {string} */
    const link = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        reject(new Error(`no link within ${STARTS_WITHIN_MS} ms:\n${said}`));
      }, STARTS_WITHIN_MS);
      child.stdout.on("data", (chunk) => {
        said += chunk;
        const found = LINK.exec(said);
        if (found !== null) {
          clearTimeout(timer);
          resolve(found[0]);
        }
      });
      child.stderr.on("data", (chunk) => (said += chunk));
      child.on("exit", (code) => {
        clearTimeout(timer);
        reject(new Error(`the desk ended with ${code}:\n${said}`));
      });
    });
    child.unref();
    for (const pipe of [child.stdout, child.stderr]) if (pipe instanceof Socket) pipe.unref();
    return new Stand(child, link, folder, more);
  }

  /** Ends the process at once, without a chance to tidy up. */
  async kill() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.ref();
    this.process.kill("SIGKILL");
    await ended;
  }

  /**
   * The same data again, after a kill.
   *
   * @param {string[]} [more] options of the command line, the same as before without them
   */
  async again(more = this.more) {
    await this.kill();
    return Stand.start({ data: this.data, more });
  }

  /** The same portal with a phone that was never used, after a kill. */
  async withNewPhone() {
    await this.kill();
    for (const part of ["phone", "vault"]) await rm(join(this.data, part), { recursive: true, force: true });
    return this.again();
  }

  /** The same phone with a portal that knows nobody, after a kill. */
  async withNewPortal() {
    await this.kill();
    await rm(join(this.data, "portal"), { recursive: true, force: true });
    return this.again();
  }

  /** Writes over the database of the stopped stand's phone, the pages that wait in its log included. */
  async damagePhone() {
    await this.kill();
    const folder = join(this.data, "phone");
    for (const name of (await readdir(folder)).filter((one) => one.startsWith("kabinet.db"))) {
      await writeFile(join(folder, name), DAMAGE.repeat(400));
    }
  }

  /** Whether what {@link damagePhone} wrote still lies in the phone's folder under some name. */
  async keepsDamagedFile() {
    const folder = join(this.data, "phone");
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    const texts = await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name))));
    return texts.some((text) => text.subarray(0, DAMAGE.length).toString() === DAMAGE);
  }

  /** Takes the keys of the stopped stand's phone out of its vault. */
  async loseKeys() {
    await this.kill();
    const folder = join(this.data, "vault");
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  }

  async remove() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
