// What lies over a screen: a sheet to read, or a question before something that can't be undone.

/** @import {Action, Overlay} from "./vocabulary.js" */
/** @import {ScreenContext, View} from "./shell.js" */

import { ActionView } from "./components/action.js";
import { ComponentList } from "./components/index.js";
import { assertNever, h, icon, keepFocusOnPress, setAttribute, setText, show, spokenText, uniqueId } from "./dom.js";
import { KeyedList } from "./keyed-list.js";

const FOCUSABLE = "button, input:not([tabindex='-1']), [tabindex='0']";

/** @implements {View<Overlay>} */
export class OverlayView {
  /**
   * @param {Overlay} data
   * @param {ScreenContext} context
   */
  constructor(data, context) {
    this.data = data;
    this.context = context;
    this.title = h("h2", { class: "title-m", id: uniqueId("overlay"), tabindex: "-1" });
    this.close = h("button", { type: "button", class: "icon-button" }, icon("close"));
    this.words = spokenText();
    this.text = h("p", { class: "overlay-text", id: uniqueId("overlay") }, ...this.words.nodes);
    this.content = h("div", { class: "overlay-content", tabindex: "0", role: "group", "aria-labelledby": this.title.id });
    this.buttons = h("div", { class: "overlay-actions" });
    this.panel = h("div", { class: "panel", "aria-modal": "true", "aria-labelledby": this.title.id });
    this.scrim = h("div", { class: "scrim" });
    this.element = h("div", { class: "overlay" }, this.scrim, this.panel);
    this.panel.append(h("div", { class: "overlay-head" }, this.title, this.close), this.text, this.content, this.buttons);
    this.components = new ComponentList(this.content, context);
    /** @type {KeyedList<Action>} */
    this.actions = new KeyedList(this.buttons, (action) => new ActionView(action, context, "button"));
    keepFocusOnPress(this.close);
    this.close.addEventListener("click", () => this.leave());
    this.scrim.addEventListener("click", () => this.leave());
    this.onKeydown = (/** @type {KeyboardEvent} */ event) => this.onKey(event);
    // Wherever the focus is: what lies over a screen is left by the same key.
    document.addEventListener("keydown", this.onKeydown);
    // A text that scrolls is reached by the keyboard, too.
    this.sizes = new ResizeObserver(() => setAttribute(this.text, "tabindex", this.text.scrollHeight > this.text.clientHeight ? "0" : null));
    this.sizes.observe(this.text);
    this.update(data);
  }

  /** @param {Overlay} data */
  update(data) {
    this.data = data;
    setText(this.title, data.title);
    setAttribute(this.element, "data-type", data.type);
    const sheet = data.type === "sheet";
    setAttribute(this.panel, "role", sheet ? "dialog" : "alertdialog");
    setAttribute(this.panel, "aria-describedby", sheet ? null : this.text.id);
    show(this.close, sheet);
    show(this.content, sheet);
    show(this.text, !sheet);
    show(this.buttons, !sheet);
    switch (data.type) {
      case "sheet":
        setAttribute(this.close, "aria-label", data.close.spoken ?? data.close.label);
        this.components.update(data.components);
        this.actions.update([]);
        break;
      case "confirmation":
        this.words.set(data.text, data.spoken);
        this.components.update([]);
        this.actions.update(data.actions.map((action) => ({ key: action.id, data: action })));
        break;
      default:
        assertNever(data);
    }
  }

  /** The system's back: closes a sheet, gives the safe answer to a question. */
  leave() {
    const action = this.data.type === "sheet" ? this.data.close : this.data.actions.at(-1);
    if (action !== undefined) this.context.perform(action);
  }

  focusStart() {
    const safe = this.data.type === "confirmation" ? this.buttons.lastElementChild : null;
    if (safe instanceof HTMLElement) {
      safe.focus({ preventScroll: true });
      // The panel alone is moved: what lies below it stays as it is.
      this.panel.scrollTop = this.panel.scrollHeight;
    }
    else this.title.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      this.leave();
      return;
    }
    if (event.key !== "Tab" || !this.element.contains(document.activeElement)) return;
    const inside = [...this.panel.querySelectorAll(FOCUSABLE)].filter(
      (element) => element instanceof HTMLElement && element.offsetParent !== null,
    );
    const edge = event.shiftKey ? inside[0] : inside.at(-1);
    const start = document.activeElement === this.title && event.shiftKey;
    if (!(edge instanceof HTMLElement) || (document.activeElement !== edge && !start)) return;
    event.preventDefault();
    const next = event.shiftKey ? inside.at(-1) : inside[0];
    if (next instanceof HTMLElement) next.focus();
  }

  dispose() {
    document.removeEventListener("keydown", this.onKeydown);
    this.sizes.disconnect();
    this.components.dispose();
    this.actions.dispose();
  }
}
