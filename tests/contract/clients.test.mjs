// The description as another team's tools read it: a linter has nothing to say, generators make clients of it that
// compile, and with one of them somebody registers. The portal is the program itself, named by KABINET_PORTAL.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const TOOLS = join(import.meta.dirname, "node_modules", ".bin");
const PHONE = "+79001234567";
const PASSWORD = "лампа тихо ждёт обед";
const INSTALLATION = "0d5c8a52-6f0e-4c1b-9f57-2f4d7f5a9e10";

/** @type {{url: string, token: string, folder: string, document: string, end: () => Promise<unknown>}} */
let portal;

/** Starts the portal and keeps its description in a file. */
async function started() {
  const folder = await mkdtemp(join(tmpdir(), "kabinet-clients-"));
  const options = ["--port", "0", "--data", join(folder, "data"), "--lang", "en", "--begin", "2026-11-22T12:00:00Z"];
  const program = spawn(process.env.KABINET_PORTAL ?? "mock-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => program.once("close", resolve));
  // A test that takes too long ends this process without what comes after.
  process.once("exit", () => program.kill("SIGKILL"));
  for await (const line of createInterface(program.stdout)) {
    const [, url, token] = line.match(/(http:\/\/\S+?)\/\?\S*token=(\S+)/) ?? [];
    if (!url) continue;
    program.stdout.resume();
    const document = join(folder, "openapi.json");
    await writeFile(document, await (await fetch(`${url}/openapi.json`)).text());
    const end = async () => {
      program.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    };
    return { url, token, folder, document, end };
  }
  throw new Error("the portal printed no link");
}

before(async () => {
  portal = await started();
});

after(() => portal?.end());

/**
 * Runs a tool of the folder; what it said is in the error, should it fail.
 *
 * @param {string} name
 * @param {string[]} parameters
 */
async function tool(name, ...parameters) {
  const quiet = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "true" };
  const run = promisify(execFile)(join(TOOLS, name), parameters, { cwd: portal.folder, env: quiet });
  const done = await run.catch((error) => assert.fail(`${name}: ${error.stdout}\n${error.stderr}`));
  return done.stdout + done.stderr;
}

/** Compiles what a generator wrote. @param {string} folder @param {string[]} more */
async function compiled(folder, ...more) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  const strict = ["--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", "node"];
  await tool("tsc", ...strict, ...more, ...files);
}

test("a linter with its recommended rules finds no error in the description", async () => {
  const said = await tool("redocly", "lint", portal.document, "--extends", "recommended", "--format", "stylish");
  assert.match(said, /valid/i);
});

test("openapi-typescript makes types of it that compile", async () => {
  const types = join(portal.folder, "types");
  await tool("openapi-typescript", portal.document, "--output", join(types, "portal.ts"));
  await symlink(join(import.meta.dirname, "node_modules"), join(portal.folder, "node_modules")).catch(() => {});
  await compiled(types, "--noEmit", "--module", "esnext", "--moduleResolution", "bundler");
});

test("with a client of hey-api somebody registers and is signed in", async () => {
  const source = join(portal.folder, "client");
  await tool("openapi-ts", "--input", portal.document, "--output", source, "--client", "@hey-api/client-fetch");
  await symlink(join(import.meta.dirname, "node_modules"), join(portal.folder, "node_modules")).catch(() => {});
  const made = join(portal.folder, "made");
  await writeFile(join(portal.folder, "package.json"), '{"type": "commonjs"}');
  // CommonJS: the client names its files without the endings that modules need.
  await compiled(source, "--outDir", made, "--module", "commonjs", "--moduleResolution", "node10");
  const { default: sdk } = await import(pathToFileURL(join(made, "sdk.gen.js")).href);
  const { default: own } = await import(pathToFileURL(join(made, "client.gen.js")).href);
  own.client.setConfig({ baseUrl: portal.url });

  /** @param {string} secret */
  const by = (secret) => ({ auth: () => secret, throwOnError: true });
  const change = () => ({ "Idempotency-Key": `"${randomUUID()}"` });
  const named = () => ({ ...change(), "Kabinet-Installation": INSTALLATION });

  const begun = await sdk.startRegistration({ headers: named(), body: {}, throwOnError: true });
  const { id, secret, settings } = begun.data;
  const step = (/** @type {unknown} */ body) => ({ path: { id }, headers: change(), body, ...by(secret) });
  const early = await sdk.openSession({ headers: change(), body: { grant: "registration", registration_id: id, secret } });
  assert.equal(early.response.status, 409);
  assert.deepEqual(early.error.missing, ["contact", "person", "password", "agreement"]);

  const waited = sdk.getMessages({ query: { to: PHONE, after: 0, wait: 30 }, ...by(portal.token) });
  await sdk.sendCode(step({ phone: PHONE, channel: "sms" }));
  const { data: inbox } = await waited;
  await sdk.checkCode(step({ code: inbox.messages[0].code }));
  await sdk.savePerson(step({ surname: "Ветрова", name: "Алёна", patronymic: null, birth_date: "1990-04-12" }));
  const refused = await sdk.setPassword({ ...step({ password: "short" }), throwOnError: false });
  assert.ok(refused.error.reasons.includes("too_short"));
  await sdk.setPassword(step({ password: PASSWORD }));
  const consents = settings.consents.map((/** @type {{id: string, version: string}} */ text) => ({
    id: text.id,
    version: text.version,
    accepted_at: "2026-11-22T12:00:00Z",
  }));
  await sdk.saveConsents(step({ consents }));
  await sdk.complete(step({}));
  const session = await sdk.openSession({
    headers: change(),
    body: { grant: "registration", registration_id: id, secret },
    throwOnError: true,
  });
  const account = await sdk.fetchAccount(by(session.data.access_token));
  assert.equal(account.data.phone, PHONE);
  assert.equal(account.data.name.surname, "Ветрова");
});
