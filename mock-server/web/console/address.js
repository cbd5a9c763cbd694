// Which room an address names, and the address of each. The page says how it names rooms.

/**
 * Where the first page is, and what stands before a room's name: in the path, or in the member `room` of the query.
 *
 * @typedef {{ home: string, rooms: string }} Scheme
 */

/** How a window of the console's own names rooms. @type {Scheme} */
export const OWN_WINDOW = { home: "/console", rooms: "/console/" };

/**
 * The address of a room, or of the first page; the language that the page was asked for goes along.
 *
 * @param {string | null} room
 * @param {Scheme} scheme
 * @param {string} here
 */
export function addressOf(room, { home, rooms }, here) {
  const address = new URL(room === null ? home : rooms + room, here);
  const language = new URL(here).searchParams.get("lang");
  if (language !== null) address.searchParams.set("lang", language);
  return address.pathname + address.search;
}

/**
 * The room that an address names; null stands for the first page, also where there is no such room.
 *
 * @template {{ name: string }} R
 * @param {R[]} all
 * @param {Scheme} scheme
 * @param {string} here
 * @returns {R | null}
 */
export function roomAt(all, { rooms }, here) {
  const named = (/** @type {URL} */ { pathname, searchParams }) => `${pathname} ${searchParams.get("room") ?? ""}`;
  return all.find(({ name }) => named(new URL(rooms + name, here)) === named(new URL(here))) ?? null;
}
