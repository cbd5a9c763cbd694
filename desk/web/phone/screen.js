// One screen: top bar, strips, what stands on it, the foot with its actions.

/** @import {Action, BannerComponent, Busy, Component, Screen, StepCounter} from "./vocabulary.js" */
/** @import {FieldView, PhoneLink, ScreenContext, View} from "./shell.js" */
/** @import {Announcer} from "./announcer.js" */
/** @import {Drafts} from "./drafts.js" */

import { ActionView } from "./components/action.js";
import { banner, isStrip } from "./components/banner.js";
import { isTitleOf } from "./components/empty-state.js";
import { ComponentList } from "./components/index.js";
import { h, icon, keepFocusOnPress, setAttribute, setExactText, setText, show, svg } from "./dom.js";
import { KeyedList, keyed } from "./keyed-list.js";
import { BRAND } from "./words.js";

/** Work shorter than this isn't shown. */
const BUSY_AFTER_MS = 300;

/**
 * What a screen needs of the phone around it.
 *
 * @typedef {{ link: PhoneLink, drafts: Drafts, announcer: Announcer, redraw: () => void }} Surroundings
 */

/** @implements {ScreenContext} */
export class ScreenView {
  /**
   * @param {Screen} data
   * @param {Surroundings} around
   */
  constructor(data, around) {
    this.data = data;
    this.key = data.key;
    this.around = around;
    /** @type {Map<string, FieldView>} */
    this.fields = new Map();
    /** @type {Map<string, number>} */
    this.serials = new Map();
    this.serial = 0;
    /** @type {Busy | null} */
    this.busyShown = null;
    /** @type {number | undefined} */
    this.busyTimer = undefined;
    /** The picture on which a tap is under way. @type {number | null} */
    this.performing = null;
    /** The last that was said of each field. @type {Map<string, string>} */
    this.said = new Map();
    this.gone = false;

    this.back = h("button", { type: "button", class: "icon-button back" }, icon("back"));
    keepFocusOnPress(this.back);
    this.back.addEventListener("click", () => {
      if (this.data.back !== null) this.perform(this.data.back);
    });
    // For a screen without a heading of its own: a reader still lands on its title.
    this.silentTitle = h("h1", { class: "spoken", tabindex: "-1" });
    this.brandName = h("span", { class: "brand-name" });
    this.brand = h("div", { class: "brand" }, logo(), this.brandName);
    this.steps = new StepsView();
    this.barButtons = h("div", { class: "bar-buttons" });
    this.topBar = h("div", { class: "topbar" }, this.back, this.brand, this.steps.element, this.barButtons);
    this.busyBar = h("div", { class: "busy-bar top", "aria-hidden": "true" });
    this.strips = h("div", { class: "strips" });
    this.head = h("div", { class: "head" });
    this.body = h("div", { class: "body" });
    this.foot = h("div", { class: "foot" });
    // Password managers look for a form around what belongs together.
    this.scroll = h("form", { class: "scroll", novalidate: true }, this.strips, this.head, this.body, this.foot);
    this.scroll.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.element = h("div", { class: "screen", role: "group", tabindex: "-1" }, this.silentTitle, this.topBar, this.busyBar, this.scroll);

    /** @type {KeyedList<Action>} */
    this.barList = new KeyedList(this.barButtons, (action) => new ActionView(action, this, "bar"));
    /** @type {KeyedList<Action>} */
    this.footList = new KeyedList(this.foot, (action) => new ActionView(action, this, "button"));
    /** @type {KeyedList<BannerComponent>} */
    this.stripList = new KeyedList(this.strips, (strip) => banner(strip, this));
    this.headList = new ComponentList(this.head, this);
    this.bodyList = new ComponentList(this.body, this);

    this.markFoot = () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroll;
      setAttribute(this.foot, "data-over", scrollTop + clientHeight < scrollHeight - 1);
      const pinned = getComputedStyle(this.strips).position === "sticky" ? this.strips.offsetHeight : 0;
      this.scroll.style.setProperty("--strips-height", `${pinned}px`);
    };
    this.scroll.addEventListener("scroll", this.markFoot, { passive: true });
    this.sizes = new ResizeObserver(this.markFoot);
    this.sizes.observe(this.scroll);
    this.sizes.observe(this.body);
    this.element.addEventListener("keydown", (event) => this.digitsGoToTheCode(event));
    this.update(data);
  }

  /** @param {Screen} data */
  update(data) {
    this.data = data;
    this.followBusy(data.busy);
    setAttribute(this.element, "data-key", data.key);
    setAttribute(this.element, "aria-label", data.title);
    show(this.back, data.back !== null);
    setAttribute(this.back, "aria-label", data.back?.spoken ?? data.back?.label);
    this.steps.update(data.steps);
    setExactText(this.silentTitle, data.title);
    show(this.silentTitle, !data.components.some((component) => isTitle(component, data)));
    setText(this.brandName, BRAND[data.language]);
    show(this.brand, data.back === null && data.steps === null);
    this.barList.update(data.bar_actions.map((action) => ({ key: action.id, data: action })));

    const strips = data.components.filter(isStrip);
    const rest = data.components.filter((component) => !isStrip(component));
    const heroic = rest[0]?.type === "hero";
    setAttribute(this.element, "data-hero", heroic);
    setAttribute(this.body, "data-parts", rest.length);
    this.stripList.update(keyed(strips, () => "strip"));
    this.headList.update(heroic ? rest.slice(0, 1) : []);
    this.bodyList.update(heroic ? rest.slice(1) : rest);
    // Below a hero the actions come first: they are what the first screen is for.
    if (heroic && this.foot.nextElementSibling !== this.body) this.scroll.insertBefore(this.foot, this.body);
    if (!heroic && this.foot.previousElementSibling !== this.body) this.scroll.append(this.foot);
    this.footList.update(data.actions.map((action) => ({ key: action.id, data: action })));
    show(this.foot, data.actions.length > 0);
    this.nameEnterKeys();
    this.markFoot();
  }

  /** @param {Busy | null} busy */
  followBusy(busy) {
    if (busy === null) {
      window.clearTimeout(this.busyTimer);
      this.busyTimer = undefined;
      if (this.busyShown !== null) this.showBusy(null);
    } else if (this.busyShown !== null) {
      this.busyShown = busy;
    } else {
      this.busyTimer ??= window.setTimeout(() => {
        this.showBusy(this.data.busy);
        this.update(this.data);
        this.around.redraw();
        if (this.data.busy !== null) this.sayPolitely(this.data.busy.text);
      }, BUSY_AFTER_MS);
    }
  }

  /** @param {Busy | null} busy */
  showBusy(busy) {
    this.busyShown = busy;
    for (const field of this.fields.values()) field.lock(busy !== null);
    setAttribute(this.element, "aria-busy", busy === null ? null : "true");
    setAttribute(this.busyBar, "data-busy", busy !== null && busy.action === null);
  }

  screen() {
    return this.data;
  }

  shownBusy() {
    return this.busyShown;
  }

  /** @param {Action} action */
  perform(action) {
    if (action.countdown === null) void this.dispatch(action);
  }

  /** The fields from top to bottom that can be filled in now. */
  openFields() {
    const below = (/** @type {FieldView} */ one, /** @type {FieldView} */ other) =>
      one.control.compareDocumentPosition(other.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    return [...this.fields.values()].filter(({ control }) => !control.disabled && !control.readOnly).sort(below);
  }

  /** What the keyboard's own button is called: it leads on, or it is done. */
  nameEnterKeys() {
    const typed = this.openFields().filter(isTypedInto);
    for (const field of typed) setAttribute(field.control, "enterkeyhint", field === typed.at(-1) ? "done" : "next");
  }

  /**
   * From a text the keyboard's button leads to the next text, as on a phone; from the last one to a field that was left
   * out, and where there is none everything is sent. So no field is scolded that nobody has come to yet.
   *
   * @param {string} id
   */
  enter(id) {
    const own = this.fields.get(id);
    if (own === undefined) return;
    const open = this.openFields();
    const after = open.slice(open.indexOf(own) + 1);
    const next = isTypedInto(own) ? after.find(isTypedInto) : after[0];
    const leads = next ?? open.find((field) => field !== own && field.isMissing());
    if (leads !== undefined) leads.focus();
    else if (own.submit !== undefined) own.submit();
    else this.submit();
  }

  submit() {
    const primary = this.data.actions.find((action) => action.style === "primary");
    if (primary !== undefined) this.perform(primary);
  }

  /** @param {Action} action */
  async dispatch(action) {
    const leaves = action.id === this.data.back?.id;
    const { visit } = this.data;
    if (this.performing === visit || (this.data.busy !== null && !leaves)) return;
    this.performing = visit;
    try {
      await Promise.all([...this.fields.values()].map((field) => field.settle()));
      this.around.drafts.forget(this.key);
      const values = [...this.fields.values()].map((field) => ({ field: field.id, text: field.text() }));
      await this.around.link.dispatch({ visit, action: action.id, values });
    } finally {
      if (this.performing === visit) this.performing = null;
    }
  }

  /**
   * @param {string} field
   * @param {string} text
   * @param {number} caret
   * @param {string | null} other
   */
  async check(field, text, caret, other) {
    this.serial += 1;
    const serial = this.serial;
    this.serials.set(field, serial);
    const answer = await this.around.link.check({ serial, key: this.key, field, text, caret, other });
    return answer !== null && this.serials.get(field) === serial ? answer : null;
  }

  /** @param {string} field */
  suggestPassword(field) {
    return this.around.link.suggestPassword(this.key, field);
  }

  /**
   * @param {string} field
   * @param {string} text
   */
  draft(field, text) {
    this.around.drafts.remember(this.key, field, text);
  }

  flushDrafts() {
    void this.around.drafts.flush();
  }

  /** @param {string} done */
  fieldDone(done) {
    for (const field of this.fields.values()) {
      if (field.id !== done) field.nextFieldDone?.();
    }
  }

  /**
   * @param {string} text
   * @param {string | null} [field] of which it is said; the same is not said of it twice in a row
   */
  sayPolitely(text, field = null) {
    if (this.gone || (field !== null && this.said.get(field) === text)) return;
    if (field !== null) this.said.set(field, text);
    this.around.announcer.sayPolitely(text);
  }

  /** Where a person begins: at the only field, so that the keyboard is there, or else at the title. */
  focusStart() {
    const [only, ...others] = this.openFields();
    if (only === undefined || others.length > 0 || !isTypedInto(only)) return this.focusTitle();
    only.focus();
    // Who hears the field alone has not come by the title and what is said below it.
    const text = this.data.components.find((component) => component.type === "paragraph");
    this.sayPolitely(`${this.data.title}. ${text?.spoken ?? text?.text ?? ""}`.trim());
  }

  focusTitle() {
    const title = this.element.querySelector("h1:not([hidden])");
    const start = title instanceof HTMLElement ? title : this.element;
    start.focus({ preventScroll: true });
  }

  /** Where one reads on when what had the focus was taken away: at the message that says why, or the title. */
  focusMessage() {
    const messages = [...this.body.querySelectorAll(".banner:is(.danger, .warning), .hint.bad")];
    const message = messages.find((one) => one.checkVisibility());
    if (message instanceof HTMLElement) message.focus();
    else this.focusTitle();
  }

  /** Takes the focus to the field the core names and says what is wrong there; not to one that is shut. */
  focusNamedField() {
    const field = this.data.focus === null ? undefined : this.fields.get(this.data.focus);
    if (field === undefined || field.control.disabled) return false;
    field.focus();
    const complaint = field.complaint();
    if (complaint === null) return true;
    this.said.set(field.id, complaint);
    this.around.announcer.sayNow(complaint);
    return true;
  }

  codeField() {
    return [...this.fields.values()].find((field) => field.takesCode()) ?? null;
  }

  /**
   * The digits of a code are typed without aiming at its cells first, as on a phone's keypad.
   *
   * @param {KeyboardEvent} event
   */
  digitsGoToTheCode(event) {
    const aimed = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (aimed || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
    this.codeField()?.focus();
  }

  dispose() {
    this.gone = true;
    window.clearTimeout(this.busyTimer);
    this.sizes.disconnect();
    this.barList.dispose();
    this.footList.dispose();
    this.stripList.dispose();
    this.headList.dispose();
    this.bodyList.dispose();
  }
}

/** @implements {View<StepCounter | null>} */
class StepsView {
  constructor() {
    this.bar = h("span", { class: "bar" });
    this.count = h("span", { class: "count" });
    this.element = h("div", { class: "steps", role: "progressbar", "aria-valuemin": 0 }, this.bar, this.count);
  }

  /** @param {StepCounter | null} steps */
  update(steps) {
    show(this.element, steps !== null);
    if (steps === null) return;
    setAttribute(this.element, "aria-label", steps.spoken);
    setAttribute(this.element, "aria-valuenow", steps.current);
    setAttribute(this.element, "aria-valuemax", steps.total);
    setAttribute(this.element, "aria-valuetext", steps.spoken);
    setText(this.count, steps.text);
    while (this.bar.children.length < steps.total) this.bar.append(h("span"));
    while (this.bar.children.length > steps.total) this.bar.lastElementChild?.remove();
    [...this.bar.children].forEach((segment, index) => {
      const number = index + 1;
      setAttribute(segment, "class", number < steps.current ? "done" : number === steps.current ? "now" : null);
    });
  }
}

/** @param {FieldView} field */
function isTypedInto({ control }) {
  return control.type !== "checkbox";
}

/**
 * @param {Component} component
 * @param {Screen} screen
 */
function isTitle(component, screen) {
  if (component.type === "empty_state") return isTitleOf(component, screen);
  return component.type === "hero" || (component.type === "heading" && component.level === 1);
}

/** The app's mark, in the colours of the place it stands in. */
export function logo() {
  return svg(
    "svg",
    { class: "logo", viewBox: "0 0 64 64", "aria-hidden": "true" },
    svg("rect", { width: 64, height: 64, rx: 18 }),
    svg("path", { d: "M20 16v32M42 16.5L27.5 32 42 47.5" }),
    svg("circle", { cx: 44, cy: 32, r: 5 }),
  );
}
