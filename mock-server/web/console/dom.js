// Building elements and lists for the console.

/** @typedef {Node | string | null} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null>} [attributes] `true` gives an empty one, `false` and `null` none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null) element.append(child);
  }
  return element;
}

/**
 * @param {string} name
 * @param {"s" | "m"} [size]
 */
export function icon(name, size = "m") {
  return h("span", { class: `i i-${name} ${size}`, "aria-hidden": "true" });
}

/**
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Draws a list anew only where it changed: entries stay while their fingerprint does.
 *
 * @template T
 * @param {HTMLElement} container
 * @param {T[]} items
 * @param {(item: T) => string} fingerprint
 * @param {(item: T) => HTMLElement} make
 */
export function drawList(container, items, fingerprint, make) {
  /** @type {Map<string, Element>} */
  const known = new Map();
  for (const child of [...container.children]) known.set(child.getAttribute("data-of") ?? "", child);
  const wanted = new Set(items.map(fingerprint));
  for (const [of, child] of known) {
    if (!wanted.has(of)) child.remove();
  }
  let next = container.firstElementChild;
  for (const item of items) {
    const of = fingerprint(item);
    const child = known.get(of) ?? make(item);
    child.setAttribute("data-of", of);
    if (child === next) next = next.nextElementSibling;
    else container.insertBefore(child, next);
  }
}
