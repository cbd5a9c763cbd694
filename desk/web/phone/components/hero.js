// The welcoming block of the first screen: its title and text, and a picture behind them.

/** @import {HeroComponent} from "../vocabulary.js" */
/** @import {Make} from "../shell.js" */

import { h, setText, svg } from "../dom.js";
import { fit, fitted } from "../fit.js";

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
