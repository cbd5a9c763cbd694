// The phone: shows the newest update, keeps the focus where it belongs, moves screens in and out.

/** @import {Overlay, PlatformEvent, Screen, Transition, Update} from "./vocabulary.js" */

import { Announcer } from "./announcer.js";
import { h, setAttribute, setTextIsLarge } from "./dom.js";
import { Drafts } from "./drafts.js";
import { Elsewhere } from "./elsewhere.js";
import { NoticeView } from "./notice.js";
import { OverlayView } from "./overlay.js";
import { Patience } from "./patience.js";
import { ScreenView } from "./screen.js";
import { PhoneServer } from "./server.js";
import { Trail, isLost } from "./trail.js";
import { systemWords } from "./words.js";

/** The clock of Moscow: minutes ahead of UTC. */
const MOSCOW = 180;

export class Phone extends EventTarget {
  /** @param {HTMLElement} element the phone's place on the page */
  constructor(element) {
    super();
    this.element = element;
    this.screens = h("div", { class: "screens" });
    this.overlayPlace = h("div", { class: "overlay-place" });
    /** What its clock shows: minutes ahead of UTC. */
    this.offset = MOSCOW;
    this.announcer = new Announcer();
    this.notice = new NoticeView((pixels) => element.style.setProperty("--notice-height", `${pixels}px`));
    this.server = new PhoneServer(
      (update, first) => this.show(update, first),
      (connected) => {
        if (connected) {
          this.reportLocalTime();
          void this.drafts.flush();
        }
        this.dispatchEvent(new CustomEvent("connection", { detail: connected }));
      },
      () => this.leaveToOther(),
    );
    this.drafts = new Drafts(this.server);
    this.patience = new Patience(() => this.redraw());
    /** @type {Update | null} */
    this.update = null;
    /** @type {ScreenView | null} */
    this.view = null;
    /** What stands on the page is of the time before another page had the phone. */
    this.isStale = false;
    /** @type {OverlayView | null} */
    this.overlay = null;
    /** @type {HTMLElement | null} */
    this.focusBelowOverlay = null;
    this.trail = new Trail(this.screens);
    this.stage = h("div", { class: "stage" }, this.notice.element, this.screens);
    this.elsewhere = new Elsewhere(() => this.comeBack());
    element.append(this.stage, this.overlayPlace, ...this.announcer.elements(), this.elsewhere.element);

    // Buttons leave the focus where it is: a press on the phone takes it away from what lies beside.
    element.addEventListener("pointerdown", () => {
      const active = document.activeElement;
      if (!this.ownsFocus() && active instanceof HTMLElement) active.blur();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.report({ event: "foreground" });
      // What was typed goes first: the phone in the background is the one that is found again.
      else void this.drafts.flush(true).then(() => this.report({ event: "background" }));
    });
    window.addEventListener("pagehide", () => void this.drafts.flush(true));
  }

  connect() {
    this.server.connect();
  }

  /**
   * The text size of the phone changed.
   *
   * @param {boolean} large
   */
  setLargeText(large) {
    setTextIsLarge(large);
    if (this.update === null) return;
    this.view?.update(this.patience.screen(this.update.top));
    if (this.update.overlay !== null) this.overlay?.update(this.update.overlay);
  }

  /**
   * The phone's own clock shows another zone.
   *
   * @param {number} offset minutes ahead of UTC
   */
  setLocalTime(offset) {
    if (this.offset === offset) return;
    this.offset = offset;
    this.reportLocalTime();
  }

  reportLocalTime() {
    this.report({ event: "local_time", offset_minutes: this.offset });
  }

  /** @param {PlatformEvent} event */
  report(event) {
    void this.server.report(event, document.visibilityState === "hidden");
  }

  /** Another page has the phone now: two of them would keep different drafts. */
  leaveToOther() {
    void this.drafts.flush();
    const hadFocus = this.ownsFocus();
    for (const part of [this.stage, this.overlayPlace]) part.inert = true;
    this.announcer.clear();
    this.elsewhere.show(this.update?.top.language ?? "ru", hadFocus);
    if (this.update !== null) this.dispatchEvent(new CustomEvent("screen", { detail: this.update.top }));
  }

  /** The phone is this page's again, as it is by now. */
  comeBack() {
    for (const part of [this.stage, this.overlayPlace]) part.inert = false;
    this.elsewhere.hide();
    this.showOverlay(null, false);
    this.isStale = true;
    this.connect();
  }

  /** The code field that stands on the screen and can be filled, if there is one. */
  codeField() {
    return this.server.isAway ? null : (this.view?.codeField() ?? null);
  }

  /**
   * @param {Update} update
   * @param {boolean} first of a new connection
   */
  show(update, first) {
    const before = this.update;
    if (!first && before !== null && update.seq <= before.seq) return;
    this.update = update;
    this.draw(update, before, first);
  }

  /** The same picture once more: what was held back of it is due. */
  redraw() {
    if (this.update !== null) this.draw(this.update, this.update, false);
  }

  /**
   * @param {Update} update
   * @param {Update | null} before what was shown until now
   * @param {boolean} first of a new connection
   */
  draw(update, before, first) {
    const top = this.patience.screen(update.top);
    const language = top.language;
    setAttribute(this.element, "lang", language);
    setAttribute(this.element, "aria-label", systemWords(language).phone);
    document.title = top.title;

    const hadFocus = this.ownsFocus();
    const navigated = !first && update.transition !== "none" && top.visit !== before?.top.visit;
    const arrived = this.view === null || this.view.key !== top.key || navigated || this.isStale;
    if (arrived) {
      if (this.view !== null && !this.isStale && update.transition === "push") this.trail.leave(this.view);
      this.enter(top, first ? "none" : update.transition);
    } else {
      this.view?.update(top);
    }
    this.isStale = false;
    const invoker = arrived && update.transition === "pop" && this.view !== null ? this.trail.backTo(this.view) : null;
    setAttribute(this.element, "data-hero", this.view?.element.hasAttribute("data-hero"));
    if (before === null) this.notice.markSeen(top.notice);
    this.notice.update(top.notice);
    this.showOverlay(update.overlay, hadFocus);

    if (hadFocus && this.overlay === null) {
      const asked = top.focus !== null && (arrived || top.visit !== before?.top.visit || top.focus !== before?.top.focus);
      if (asked && this.view?.focusNamedField()) {
        // The named field has it now.
      } else if (invoker !== null) {
        invoker.focus({ preventScroll: true });
      } else if (arrived) {
        this.view?.focusStart();
      } else if (isLost(document.activeElement)) {
        this.view?.focusMessage();
      }
    }
    this.announcer.sayPolitely(this.patience.takeNews());
    this.dispatchEvent(new CustomEvent("screen", { detail: top }));
  }

  /** Whether moving the focus disturbs nobody: it is in the phone already, or nowhere. */
  ownsFocus() {
    const active = document.activeElement;
    return active === null || active === document.body || this.element.contains(active);
  }

  /**
   * @param {Screen} top
   * @param {Transition} transition
   */
  enter(top, transition) {
    const old = this.view;
    const view = new ScreenView(top, {
      link: this.server,
      drafts: this.drafts,
      announcer: this.announcer,
      redraw: () => {
        if (this.overlay !== null && this.update?.overlay) this.overlay.update(this.update.overlay);
      },
    });
    this.view = view;
    void this.drafts.flush();
    this.screens.append(view.element);
    this.announcer.clear();
    if (old !== null) this.leave(old, view, transition);
  }

  /**
   * @param {ScreenView} old
   * @param {ScreenView} view
   * @param {Transition} transition
   */
  leave(old, view, transition) {
    old.dispose();
    old.element.inert = true;
    setAttribute(old.element, "aria-hidden", "true");
    const styles = getComputedStyle(this.element);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const shift = still || transition === "none" || transition === "replace" ? 0 : transition === "push" ? 1 : -1;
    const timing = {
      duration: parseFloat(styles.getPropertyValue(shift === 0 ? "--motion-base" : "--motion-slow")),
      easing: styles.getPropertyValue("--ease-out"),
    };
    view.element.animate(
      [
        { transform: `translateX(${shift * 40}%)`, opacity: 0 },
        { transform: "none", opacity: 1 },
      ],
      timing,
    );
    const leaving = old.element.animate(
      [
        { transform: "none", opacity: 1 },
        { transform: `translateX(${shift * -20}%)`, opacity: 0 },
      ],
      { ...timing, fill: "forwards" },
    );
    leaving.addEventListener("finish", () => old.element.remove());
  }

  /**
   * @param {Overlay | null} overlay
   * @param {boolean} hadFocus
   */
  showOverlay(overlay, hadFocus) {
    if (overlay === null) {
      if (this.overlay === null) return;
      this.overlay.dispose();
      this.overlay.element.remove();
      this.overlay = null;
      this.screens.inert = false;
      this.notice.setBehind(false);
      if (hadFocus && this.focusBelowOverlay?.isConnected) this.focusBelowOverlay.focus({ preventScroll: true });
      return;
    }
    if (this.overlay !== null && this.overlay.data.type === overlay.type && this.overlay.data.title === overlay.title) {
      this.overlay.update(overlay);
      return;
    }
    if (this.view === null) return;
    if (this.overlay === null) {
      const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      this.focusBelowOverlay = this.trail.pressed?.isConnected ? this.trail.pressed : active;
    } else {
      this.overlay.dispose();
      this.overlay.element.remove();
    }
    this.overlay = new OverlayView(overlay, this.view);
    this.overlayPlace.append(this.overlay.element);
    this.screens.inert = true;
    this.notice.setBehind(true);
    if (hadFocus) this.overlay.focusStart();
  }
}
