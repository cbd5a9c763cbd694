// Words that are wider than their place. A person's name or number has no hyphens but its own: it is set smaller instead,
// and broken, without a sign, only where that doesn't do.

/** The smallest share of its own size that a text is set at: 200 % keeps what 120 % would give. */
const SMALLEST = 0.6;

/** @type {ResizeObserver | undefined} */
let observer;

/**
 * Keeps the longest word of an element within it, whatever its width, its text size or its text become.
 *
 * @template {HTMLElement} E
 * @param {E} element
 * @returns {E}
 */
export function fitted(element) {
  element.classList.add("fitted");
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) fit(target);
  });
  observer.observe(element);
  return element;
}

/**
 * Looks again, after another text.
 *
 * @param {HTMLElement} element
 */
export function fit(element) {
  element.classList.remove("breaks");
  element.style.fontSize = "";
  const { clientWidth, scrollWidth } = element;
  if (scrollWidth <= clientWidth) return;
  const share = Math.max(SMALLEST, clientWidth / scrollWidth);
  element.style.fontSize = `${Math.floor(parseFloat(getComputedStyle(element).fontSize) * share)}px`;
  element.classList.toggle("breaks", element.scrollWidth > element.clientWidth);
}
