// Everything that can be tapped: buttons of the foot, links in texts, icons in the top bar.

/** @import {Action} from "../vocabulary.js" */
/** @import {ScreenContext, View} from "../shell.js" */

import { RunningCountdown, drawTime } from "../countdown.js";
import { h, icon, keepFocusOnPress, setAttribute, setIcon, setText, show } from "../dom.js";

/**
 * How a place draws its actions: `button` by the action's own style, `link` as text with an icon on a row of its own,
 * `bar` in the top bar.
 *
 * @typedef {"button" | "link" | "bar"} Place
 */

/** @implements {View<Action>} */
export class ActionView {
  /**
   * @param {Action} action
   * @param {ScreenContext} context
   * @param {Place} place
   */
  constructor(action, context, place) {
    this.context = context;
    this.place = place;
    this.action = action;
    this.icon = icon("info");
    this.spinner = h("span", { class: "spinner", "aria-hidden": "true" });
    this.label = h("span", { class: "words" });
    this.element = h("button", { type: "button" }, this.spinner, this.icon, this.label);
    this.countdown = new RunningCountdown(
      (countdown, remaining) => drawTime(this.label, countdown.text, remaining, "span"),
      (text) => context.sayPolitely(text),
    );
    keepFocusOnPress(this.element);
    this.element.addEventListener("click", (event) => {
      // A form's own button submits the form, so that password managers see it happen.
      const submits = this.element.type === "submit" && this.element.form !== null;
      const disabled = this.element.getAttribute("aria-disabled") === "true";
      if (disabled) event.preventDefault();
      else if (!submits) context.perform(this.action);
    });
    this.update(action);
  }

  /** @param {Action} action */
  update(action) {
    this.action = action;
    const busy = this.context.shownBusy();
    const working = busy !== null && busy.action === action.id;
    const locked = this.context.screen().busy !== null && this.place !== "bar";
    setAttribute(this.element, "class", this.classes());
    setAttribute(this.element, "type", this.place === "button" && action.style === "primary" ? "submit" : "button");
    setAttribute(this.element, "data-busy", working);
    setAttribute(this.element, "aria-disabled", action.countdown !== null || (locked && busy !== null) ? "true" : null);
    setAttribute(this.element, "aria-label", working || action.countdown !== null ? null : spokenName(action));
    show(this.spinner, working);
    show(this.icon, action.icon !== null && !working);
    if (action.icon !== null) setIcon(this.icon, action.icon, this.place === "button" ? "l" : "m");
    this.countdown.set(working ? null : action.countdown, this.context.screen().busy !== null);
    if (working) this.setLabel(busy.text);
    else if (action.countdown === null) this.setLabel(action.label);
  }

  /** @param {string} text */
  setLabel(text) {
    delete this.label.dataset["text"];
    setText(this.label, text);
  }

  classes() {
    switch (this.place) {
      case "button":
        return `button ${this.action.style}`;
      case "link":
        return this.action.style === "destructive" ? "link destructive" : "link";
      case "bar":
        return "bar-button";
    }
  }

  dispose() {
    this.countdown.stop();
  }
}

/**
 * The name for the ear. It holds the visible label, so that who speaks to the computer can say what they see.
 *
 * @param {Action} action
 * @returns {string | null}
 */
export function spokenName(action) {
  if (action.spoken === null) return null;
  return wordsOf(action.spoken).includes(wordsOf(action.label)) ? action.spoken : `${action.label}, ${action.spoken}`;
}

/**
 * Whole words only: «EN» doesn't stand in «Switch to English».
 *
 * @param {string} text
 */
function wordsOf(text) {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

/**
 * A place for an action that may be absent.
 */
export class ActionSlot {
  /**
   * @param {HTMLElement} container where the action is put at the end
   * @param {ScreenContext} context
   * @param {Place} place
   */
  constructor(container, context, place) {
    this.container = container;
    this.context = context;
    this.place = place;
    /** @type {ActionView | null} */
    this.view = null;
  }

  /** @param {Action | null} action */
  update(action) {
    if (action === null) {
      this.dispose();
    } else if (this.view === null) {
      this.view = new ActionView(action, this.context, this.place);
      this.container.append(this.view.element);
    } else {
      this.view.update(action);
    }
  }

  dispose() {
    this.view?.element.remove();
    this.view?.dispose();
    this.view = null;
  }
}
