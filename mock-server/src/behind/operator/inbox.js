// What the operator took, kept fresh for whoever looks at it.

/** @import {Message, Messages} from "/console/assets/console/wire.js" */

import { feed } from "/console/assets/console/feed.js";

/** The newest first. @type {{ messages: Message[] }} */
export const inbox = { messages: [] };

feed.follow("messages", async () => {
  inbox.messages = /** @type {Messages} */ (await feed.ask("GET", "/messages")).messages;
});
