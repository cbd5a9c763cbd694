// `rooms.js` is made by the portal: the cards of its rooms, in their order.

import type { CardMaker } from "./cards.js";

export const cards: CardMaker[];
