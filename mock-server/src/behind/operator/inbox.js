// What the operator took, kept fresh for whoever looks at it.

import { feed } from "/console/assets/console/feed.js";

/** @typedef {{ id: number, to: string, text: string, code: string | null, sent_at: string }} Message */

/** The newest first. @type {{ messages: Message[] }} */
export const inbox = { messages: [] };

feed.follow("messages", async (ask) => {
  inbox.messages = /** @type {{ messages: Message[] }} */ (await ask("GET", "/messages")).messages;
});
