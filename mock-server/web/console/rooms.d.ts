// `rooms.js` is made by the portal of the list of its rooms.

import type { CardMaker } from "./cards.js";
import type { Language } from "./words.js";

/** A room of the console. */
export interface Room {
  /** The last part of its address. */
  name: string;
  title: Record<Language, string>;
  icon: string;
  /** How much of the first page is its; null keeps it off that page. */
  share: "tall" | "small" | "wide" | null;
  card: CardMaker;
}

/** Rooms that stand together in the rail. */
export interface Group {
  title: Record<Language, string>;
  rooms: Room[];
}

export const groups: Group[];
