// What the operator took, kept fresh for whoever looks at it.

/** @import {Message, Messages} from "/console/assets/console/wire.js" */

import { feed } from "/console/assets/console/feed.js";
import { portalTime } from "/console/assets/rooms/clock/time.js";

/** The newest first. @type {{ messages: Message[] }} */
export const inbox = { messages: [] };

/**
 * How long the code of a message can still be used, in milliseconds: 0 when it ran out, null where none is known.
 *
 * @param {Message} message
 */
export function codeLife({ code_expires_at: until = null }) {
  const now = portalTime();
  return until === null || now === null ? null : Math.max(0, Date.parse(until) - now.getTime());
}

/**
 * The newest message to a number with a code that did not run out: the one that a phone waits for.
 *
 * @param {string | null} to null stands for all numbers
 */
export function newestLive(to) {
  const known = inbox.messages.find((one) => typeof one.code === "string" && (to === null || one.to === to));
  return known === undefined || codeLife(known) === 0 ? null : known;
}

feed.follow("messages", async () => {
  inbox.messages = /** @type {Messages} */ (await feed.ask("GET", "/messages")).messages;
});
