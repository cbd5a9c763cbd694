// Children of an element that follow a list of data by key, without moving those that stay.

/** @import {View} from "./shell.js" */

/**
 * @template D
 */
export class KeyedList {
  /**
   * @param {HTMLElement} container
   * @param {(data: D) => View<D>} make
   */
  constructor(container, make) {
    this.container = container;
    this.make = make;
    /** @type {Map<string, View<D>>} */
    this.views = new Map();
  }

  /** @param {Array<{ key: string, data: D }>} entries */
  update(entries) {
    const wanted = new Set(entries.map((entry) => entry.key));
    for (const [key, view] of this.views) {
      if (!wanted.has(key)) {
        view.element.remove();
        view.dispose?.();
        this.views.delete(key);
      }
    }
    // Gone ones are out, so a child that stays is moved only when the order itself changed: it keeps focus and caret.
    let next = this.container.firstElementChild;
    for (const { key, data } of entries) {
      let view = this.views.get(key);
      if (view === undefined) {
        view = this.make(data);
        this.views.set(key, view);
      } else {
        view.update(data);
      }
      if (view.element === next) next = next.nextElementSibling;
      else this.container.insertBefore(view.element, next);
    }
  }

  dispose() {
    for (const view of this.views.values()) view.dispose?.();
    this.views.clear();
  }
}

/**
 * Keys for a list without ids of its own: the kind and its number among its like.
 *
 * @template D
 * @param {D[]} list
 * @param {(data: D) => string} kind
 * @returns {Array<{ key: string, data: D }>}
 */
export function keyed(list, kind) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return list.map((data) => {
    const name = kind(data);
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    return { key: `${name}#${number}`, data };
  });
}
