// Small helpers for building and changing elements without touching what didn't change.

import { kept, setLarge } from "./typesetting.js";

const NO_BREAK_HYPHEN = "\u2011";

/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */
/** @typedef {Node | string | null | undefined} Child */

/**
 * Makes an element. `true` gives an empty attribute; `false`, `null` and `undefined` give none.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

/**
 * The same for SVG.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
function append(element, children) {
  for (const child of children) {
    if (child !== null && child !== undefined) element.append(child);
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

let textIsLarge = false;

/**
 * Whether the text is large from now on: long words get places to break, and identifiers lose theirs.
 *
 * @param {boolean} large
 */
export function setTextIsLarge(large) {
  textIsLarge = large;
}

/**
 * Sets words only when they differ, so that live regions stay quiet. Places to break are for the eye: the ear gets the words
 * without them.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  const exact = kept(text);
  const drawn = textIsLarge ? kept(setLarge(text)) : exact;
  if (drawn === exact) setExactText(element, exact);
  else if (element.textContent !== drawn + exact) {
    element.replaceChildren(h("span", { "aria-hidden": "true" }, drawn), h("span", { class: "spoken" }, exact));
  }
}

/**
 * The same for texts that must stay letter by letter.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setExactText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A text for a place that may need a second line: a number in it wraps at its spaces, never at a hyphen.
 *
 * @param {string} text
 */
export function numbersWhole(text) {
  return textIsLarge ? text.replace(/(?<=\d)-(?=\d)/g, NO_BREAK_HYPHEN) : text;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} shown
 */
export function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/**
 * A decorative icon of the set.
 *
 * @param {string} name
 * @param {"s" | "m" | "l" | "xl"} [size]
 * @returns {HTMLSpanElement}
 */
export function icon(name, size = "l") {
  return h("span", { class: `i i-${name} ${size}`, "aria-hidden": "true" });
}

/**
 * Changes which icon an element made by {@link icon} shows.
 *
 * @param {HTMLElement} element
 * @param {string} name
 * @param {"s" | "m" | "l" | "xl"} [size]
 */
export function setIcon(element, name, size = "l") {
  setAttribute(element, "class", `i i-${name} ${size}`);
}

/**
 * A text with its own spoken form: the eye gets one, the ear the other.
 *
 * @returns {{ nodes: [HTMLSpanElement, HTMLSpanElement], set(text: string, spoken: string | null): void }}
 */
export function spokenText() {
  const seen = h("span");
  const heard = h("span", { class: "spoken" });
  return {
    nodes: [seen, heard],
    set(text, spoken) {
      const differs = spoken !== null && spoken !== text;
      setText(seen, text);
      setAttribute(seen, "aria-hidden", differs ? "true" : null);
      setExactText(heard, differs ? spoken : "");
      show(heard, differs);
    },
  };
}

/**
 * Keeps the focus where it is while a pointer presses a button: a field that loses it would move the layout under the
 * pointer.
 *
 * @param {HTMLElement} element
 */
export function keepFocusOnPress(element) {
  element.addEventListener("mousedown", (event) => event.preventDefault());
}

/**
 * The end of an exhaustive switch: the type checker refuses a case that was forgotten.
 *
 * @param {never} value
 * @returns {never}
 */
export function assertNever(value) {
  throw new TypeError(`not in the vocabulary: ${JSON.stringify(value)}`);
}

let lastId = 0;

/**
 * An id that no other element of the page has.
 *
 * @param {string} purpose
 * @returns {string}
 */
export function uniqueId(purpose) {
  lastId += 1;
  return `${purpose}-${lastId}`;
}
