// Where a person was on the screens they come back to: how far they had scrolled, and which control led away.

/** @import {ScreenView} from "./screen.js" */

/** @typedef {{ key: string, scrolled: number, control: string | null }} Left */

export class Trail {
  /** @param {HTMLElement} screens */
  constructor(screens) {
    /** The screens that were left for one above them, the newest last. @type {Left[]} */
    this.left = [];
    /** What was pressed last; a press by a pointer gives no focus. @type {HTMLElement | null} */
    this.pressed = null;
    screens.addEventListener("click", (event) => (this.pressed = event.target instanceof Element ? event.target.closest("button") : null), true);
    screens.addEventListener("focusin", () => (this.pressed = null));
  }

  /**
   * Remembers a screen that another one comes above.
   *
   * @param {ScreenView} view
   */
  leave(view) {
    const active = document.activeElement;
    const control = this.pressed ?? (active instanceof HTMLElement && view.element.contains(active) ? active : null);
    this.left.push({ key: view.key, scrolled: view.scroll.scrollTop, control: control === null ? null : nameOf(control) });
    this.pressed = null;
  }

  /**
   * Scrolls a screen that one came back to to where it was left.
   *
   * @param {ScreenView} view
   * @returns {HTMLElement | null} the control that had led away, where it is still there
   */
  backTo(view) {
    const at = this.left.findLastIndex(({ key }) => key === view.key);
    const [found] = at < 0 ? [] : this.left.splice(at);
    if (found === undefined) return null;
    view.scroll.scrollTop = found.scrolled;
    const controls = [...view.element.querySelectorAll("button, input, textarea")];
    const control = controls.find((one) => found.control !== null && nameOf(one) === found.control);
    return control instanceof HTMLElement ? control : null;
  }
}

/**
 * What tells a control from the others of its screen, also once the screen was drawn anew.
 *
 * @param {Element} control
 */
function nameOf(control) {
  const label = control instanceof HTMLButtonElement ? control.textContent : /** @type {HTMLInputElement} */ (control).labels?.[0]?.textContent;
  return `${control.tagName} ${control.getAttribute("aria-label") ?? label}`;
}

/**
 * Whether nothing has the focus any more, or only a control that was switched off.
 *
 * @param {Element | null} active
 */
export function isLost(active) {
  return active === null || active === document.body || active.matches(":disabled");
}
