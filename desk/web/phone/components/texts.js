// Words on a screen: hero, headings, paragraphs, work of unknown length, nothing to show.

/** @import {EmptyStateComponent, HeadingComponent, HeroComponent, ParagraphComponent, ProgressComponent, Screen} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, icon, setAttribute, setIcon, setText, show, spokenText, svg } from "../dom.js";
import { fit, fitted } from "../fit.js";
import { ActionSlot } from "./action.js";

/** @type {Make<HeroComponent>} */
export const hero = (component) => {
  const title = fitted(h("h1", { class: "display", tabindex: "-1" }));
  const text = h("p");
  /** @param {HeroComponent} data */
  const update = (data) => {
    setText(title, data.title);
    fit(title);
    setText(text, data.text);
  };
  update(component);
  return { element: h("div", { class: "hero" }, openDoor(), h("div", { class: "hero-text" }, title, text)), update };
};

/** The picture of the welcome screen: an open door with light behind it. */
function openDoor() {
  const drawing = svg("svg", { class: "scene", viewBox: "0 0 390 384", preserveAspectRatio: "xMaxYMax meet" });
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(
    svg("path", { class: "halo", d: "M238 384V270a56 56 0 01112 0v114z" }),
    svg("path", { class: "light", d: "M254 384V272a40 40 0 0180 0v112z" }),
    svg("path", { class: "wing", d: "M254 384V272a40 40 0 0140-40v130z" }),
    svg("path", { class: "shade", d: "M254 384V272a40 40 0 0140-40v130z" }),
    svg("circle", { class: "light", cx: 285, cy: 312, r: 3.5 }),
  );
  return drawing;
}

/** @type {Make<HeadingComponent>} */
export const heading = (component) => {
  const element =
    component.level === 1 ? h("h1", { class: "title-l", tabindex: "-1" }) : h("h2", { class: "title-m section-title" });
  /** @param {HeadingComponent} data */
  const update = (data) => {
    setText(element, data.text);
    fit(element);
  };
  update(component);
  return { element: fitted(element), update };
};

/** @type {Make<ParagraphComponent>} */
export const paragraph = (component, context) => {
  const words = spokenText();
  const mark = icon("info", "m");
  const line = h("span", { class: "line" }, ...words.nodes);
  const element = h("p", {}, mark, line);
  const link = new ActionSlot(line, context, "link");
  /** @param {ParagraphComponent} data */
  const update = (data) => {
    setAttribute(element, "class", `paragraph${data.muted ? " muted" : ""}${data.icon === null ? "" : " with-icon"}`);
    words.set(data.text, data.spoken);
    show(mark, data.icon !== null);
    if (data.icon !== null) setIcon(mark, data.icon, "m");
    link.update(data.link);
  };
  update(component);
  return { element, update, dispose: () => link.dispose() };
};

/** @type {Make<ProgressComponent>} */
export const progress = (component) => {
  const text = h("p", { role: "status" });
  /** @param {ProgressComponent} data */
  const update = (data) => setText(text, data.text);
  update(component);
  return { element: h("div", { class: "working" }, h("span", { class: "spinner big", "aria-hidden": "true" }), text), update };
};

/** @type {Make<EmptyStateComponent>} */
export const emptyState = (component, context) => {
  const picture = icon("info", "xl");
  // Where nothing else gives the screen its title, these words do.
  const text = isTitleOf(component, context.screen()) ? h("h1", { tabindex: "-1" }) : h("p");
  /** @param {EmptyStateComponent} data */
  const update = (data) => {
    setIcon(picture, data.icon, "xl");
    setText(text, data.text);
  };
  update(component);
  return { element: h("div", { class: "empty-state" }, picture, text), update };
};

/**
 * Whether the words of an empty state are the screen's title.
 *
 * @param {EmptyStateComponent} component
 * @param {Screen} screen
 */
export function isTitleOf(component, screen) {
  return component.text === screen.title;
}
