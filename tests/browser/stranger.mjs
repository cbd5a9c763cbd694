// Somebody else, whose phone is not looked at: they ask the portal for what the tests need of them.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

/** @import {Stand} from "./stand.mjs" */

/** Somebody else on a stand. */
export class Stranger {
  #installation = randomUUID();

  /** @param {Stand} stand */
  constructor(stand) {
    const link = new URL(stand.link);
    this.origin = link.origin;
    this.token = link.searchParams.get("token") ?? "";
  }

  /**
   * @param {string} path
   * @param {object | undefined} body a change is made with one, and without it something is read
   * @param {string} [secret] what proves on whose behalf
   * @returns {Promise<any>}
   */
  async #ask(path, body, secret = this.token) {
    const headers = {
      "Content-Type": "application/json",
      "Idempotency-Key": `"${randomUUID()}"`,
      "Kabinet-Installation": this.#installation,
      Authorization: `Bearer ${secret}`,
    };
    const change = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(`${this.origin}${path}`, { headers, ...change });
    const said = await answer.json();
    assert.ok(answer.ok, `${path}: ${JSON.stringify(said)}`);
    return said;
  }

  /**
   * Gets the codes of a number from now on, and takes the number from the account that has it.
   *
   * @param {string} phone E.164
   */
  async takeNumber(phone) {
    const { id, secret } = await this.#ask("/api/v1/registrations", {});
    const step = (/** @type {string} */ name, body = {}) => this.#ask(`/api/v1/registrations/${id}/${name}`, body, secret);
    await step("codes", { phone, channel: "sms" });
    const { messages } = await this.#ask(`/console/api/messages?to=${encodeURIComponent(phone)}`, undefined);
    await step("codes/check", { code: messages[0].code });
    await step("contact/release");
  }

  /**
   * Has an account with a number.
   *
   * @param {string} phone E.164
   */
  async haveAccount(phone) {
    const person = { surname: "Орлов", name: "Пётр", patronymic: null, birth_date: "1985-02-01" };
    await this.#ask("/console/api/people", { phone, ...person, password: "Vesna3!gorod-more" });
  }
}
