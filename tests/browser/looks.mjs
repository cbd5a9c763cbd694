// What is measured on a page for everyone's sake: findings of axe-core, texts that don't fit, places that can't be reached.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** @import {DeskPage} from "./browser.mjs" */

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe-core finds on the page as it stands.
 *
 * @param {DeskPage} desk
 * @param {{ only?: readonly string[], without?: readonly string[] }} [rules] by their ids; all that there are, if none is named
 * @returns {Promise<string[]>}
 */
export async function axeFindings(desk, { only = [], without = [] } = {}) {
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(axe);
  return desk.page.evaluate(async ({ only, without }) => {
    /** @type {{ axe: typeof import("axe-core") }} */
    const { axe } = /** @type {any} */ (globalThis);
    const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
    const result = await axe.run(document, { resultTypes: ["violations"], rules, ...(only.length > 0 && { runOnly: [...only] }) });
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`);
  }, { only, without });
}

/**
 * Texts that don't fit their place, and what reaches over the edge of the window.
 *
 * @param {DeskPage} desk
 * @param {import("playwright-core").Locator} [part]
 * @returns {Promise<string[]>}
 */
export function textsCut(desk, part = desk.phone) {
  return part.evaluate((phone) => {
    const faults = [];
    /** @param {HTMLInputElement} input */
    const standsBelow = (input) =>
      [...(input.closest(".field")?.querySelectorAll("p") ?? [])].some(
        (below) => below.checkVisibility() && below.textContent?.replaceAll("\u2011", "-") === input.value,
      );
    const page = document.scrollingElement;
    if (page !== null && page.scrollWidth > page.clientWidth) faults.push(`the page scrolls sideways: ${page.scrollWidth}`);
    for (const element of phone.querySelectorAll("*")) {
      if (!(element instanceof HTMLElement) || element.closest("[hidden], [inert]") !== null) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // Texts for the ear only are a point wide by design; a text that scrolls in its box must stand whole below it.
      const unseen = box.width <= 2 || style.visibility === "hidden" || style.display === "inline";
      if (unseen || (element instanceof HTMLInputElement && (element.type === "password" || standsBelow(element)))) continue;
      const words = `${element.tagName} «${(element.textContent ?? "").trim().slice(0, 40)}»`;
      const isEmpty = words.endsWith("«»");
      if (element.scrollWidth > element.clientWidth + 1) faults.push(`${words} ${element.scrollWidth} > ${element.clientWidth}`);
      if (!isEmpty && (box.left < -1 || box.right > window.innerWidth + 1)) faults.push(`${words} leaves the window`);
      if (style.textOverflow === "ellipsis") faults.push(`${words} may be shortened`);
      const clips = style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
      if (clips && !element.contains(phone.querySelector("h1"))) faults.push(`${words} is cut below`);
    }
    return faults;
  });
}

/**
 * Words, icons and fields that lie on words of another place, and so can't be read. What scrolls below a bar that stays is
 * no fault: only neighbours that scroll together are held against each other.
 *
 * @param {DeskPage} desk
 * @returns {Promise<string[]>}
 */
export function textsOverlapping(desk) {
  return desk.phone.evaluate((phone) => {
    /** How far the lines of a text reach into each other by themselves. */
    const LEADING = 5;
    /** @type {Map<Element, { name: string, owner: Element, left: number, right: number, top: number, bottom: number }[]>} */
    const places = new Map();
    const isSeen = (/** @type {Element} */ element) =>
      element.closest("[hidden], [inert], .spoken, .ghost") === null && element.checkVisibility({ visibilityProperty: true });
    /** @param {Element} owner @param {string} name @param {Iterable<DOMRect>} boxes */
    const keep = (owner, name, boxes) => {
      const scroller = owner.closest(".foot, .strips, .notice-place, .scroll, .overlay-text, .overlay-content, .overlay") ?? phone;
      const kept = places.get(scroller) ?? [];
      for (const { left, right, top, bottom } of boxes) kept.push({ name, owner, left, right, top, bottom });
      places.set(scroller, kept);
    };
    const texts = document.createTreeWalker(phone, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const owner = node.parentElement;
      const words = (node.textContent ?? "").trim();
      if (owner === null || words === "" || !isSeen(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      keep(owner, `«${words.slice(0, 40)}»`, range.getClientRects());
    }
    for (const drawn of phone.querySelectorAll(".i, input:not([tabindex='-1'])")) {
      // A tick lies in its box, and the cells of a code under the one field that they draw.
      if (isSeen(drawn) && drawn.closest(".box, .code") === null) keep(drawn, `${drawn.tagName} ${drawn.className}`, [drawn.getBoundingClientRect()]);
    }
    const faults = new Set();
    for (const boxes of places.values()) {
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) {
          if (one.owner === other.owner) continue;
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (wide > 1 && high > LEADING) faults.add(`${one.name} and ${other.name}`);
        }
      }
    }
    return [...faults];
  });
}

/**
 * Places to break that a reader would be given, and answers of a question that one would have to look for.
 *
 * @param {DeskPage} desk
 * @returns {Promise<string[]>}
 */
export function heardOrHidden(desk) {
  return desk.phone.evaluate((phone) => {
    const faults = [];
    const texts = document.createTreeWalker(phone, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const isHeard = node.parentElement?.closest("[aria-hidden='true'], [hidden]") === null;
      if (isHeard && node.textContent?.includes("\u00ad") === true) faults.push(`a soft hyphen is heard: ${node.textContent}`);
    }
    for (const answer of phone.querySelectorAll("[role='alertdialog'] .overlay-actions button")) {
      const { top, bottom } = answer.getBoundingClientRect();
      if (top < 0 || bottom > window.innerHeight) faults.push(`«${answer.textContent}» is out of sight: ${top} to ${bottom}`);
    }
    return faults;
  });
}

/**
 * What has the focus but can't be seen whole, or as far as its place allows: something lies over it, or it is scrolled away.
 *
 * @param {DeskPage} desk
 * @returns {Promise<string | null>}
 */
export function focusHidden(desk) {
  return desk.phone.evaluate(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) return null;
    const { left, right, top, bottom } = active.getBoundingClientRect();
    const name = `${active.tagName} «${(active.getAttribute("aria-label") ?? active.textContent ?? "").trim().slice(0, 40)}»`;
    const high = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
    if (high < Math.min(bottom - top, 40) - 1) return `${name} is out of sight: ${Math.round(top)} to ${Math.round(bottom)}`;
    const middle = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2;
    const hit = document.elementFromPoint((left + right) / 2, middle);
    const own = hit !== null && (active.contains(hit) || hit.contains(active) || hit.closest("label")?.contains(active) === true);
    return own ? null : `${name} lies under ${hit?.tagName} «${hit?.textContent?.trim().slice(0, 40)}»`;
  });
}

/**
 * Numbers that are torn where a line ends, at a hyphen or after «+7», dashes and hyphens that begin a line, and words that break
 * without a sign though a line has room for the whole of them. Numbers in fields have one line, or stand whole below.
 * Digits between letters are of a password, which is longer than a line and has no better place to break.
 *
 * @param {DeskPage} desk
 * @returns {Promise<string[]>}
 */
export function linesBrokenWrongly(desk) {
  return desk.phone.evaluate((phone) => {
    const faults = [];
    const texts = document.createTreeWalker(phone, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent ?? "";
      if (node.parentElement?.closest("[hidden], [inert], .spoken") !== null) continue;
      const hyphens = text.matchAll(/(?<=(?<![\p{L}\d])\d+(?:[-\u2011]\d+)*)[-\u2011](?=\d+(?:[-\u2011]\d+)*(?![\p{L}\d]))/gu);
      const held = text.matchAll(/\S\s(?=[—–])|(?<=\+)7\s(?=\d)|\p{L}(?=-\p{L})/gu);
      for (const { index, 0: before } of [...hyphens, ...held]) {
        const [left, right] = [index, index + before.length].map((at) => {
          const letter = document.createRange();
          letter.setStart(node, at);
          letter.setEnd(node, at + 1);
          return letter.getBoundingClientRect().top;
        });
        if (left !== right) faults.push(text);
      }
      const block = node.parentElement.closest(":not(span, a, b, strong)");
      if (block === null || getComputedStyle(block).hyphens === "auto") continue;
      for (const { index, 0: part } of text.matchAll(/[\p{L}\d]{2,}/gu)) {
        // The sign of a soft hyphen is part of the letter behind it, and drawn on the line before.
        const letters = Array.from({ length: part.length }, (_, at) => {
          const letter = document.createRange();
          letter.setStart(node, index + at);
          letter.setEnd(node, index + at + 1);
          return [...letter.getClientRects()].at(-1);
        });
        const lines = new Set(letters.map((letter) => letter?.top));
        const whole = letters.reduce((sum, letter) => sum + (letter?.width ?? 0), 0);
        if (lines.size > 1 && whole < block.clientWidth) faults.push(`${text}: ${part}`);
      }
    }
    return faults;
  });
}

/**
 * Where a person chose the colours: controls without a line around them that differs from what lies behind, ticked boxes that
 * look like empty ones, icons and carets in the colour of their ground, and buttons that are shut and look open.
 *
 * @param {DeskPage} desk
 * @param {import("playwright-core").Locator} [part]
 * @returns {Promise<string[]>}
 */
export function lostInForcedColors(desk, part = desk.phone) {
  return part.evaluate((phone) => {
    const faults = [];
    if (!matchMedia("(forced-colors: active)").matches) faults.push("the page has its own colours");
    const opaque = (/** @type {string} */ color) => color !== "transparent" && !/^rgba\(.*, 0\)$/.test(color);
    /** @param {Element | null} element what shines through to it */
    const ground = (element) => {
      for (let one = element; one !== null; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if (opaque(backgroundColor)) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    for (const control of phone.querySelectorAll("button, input:not([tabindex='-1']), select, textarea, a, [role='meter'] span, .cell")) {
      if (control.closest("[inert], [hidden]") !== null || !control.checkVisibility()) continue;
      const name = `${control.tagName} «${(control.getAttribute("aria-label") ?? control.textContent ?? "").trim().slice(0, 40)}»`;
      const isLink = control.tagName === "A" && getComputedStyle(control).display === "inline";
      // What the system draws it draws in the person's colours.
      const isSystems = control instanceof HTMLInputElement && control.type === "checkbox" && getComputedStyle(control).appearance !== "none";
      if (isLink || isSystems || control.closest(".code") !== null && control.tagName === "INPUT") continue;
      const frame = control.closest(".input") !== null && control.tagName !== "BUTTON" ? control.closest(".input") : control;
      if (frame === null) continue;
      const { borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(frame);
      const drawn = parseFloat(borderTopWidth) > 0 && borderTopStyle !== "none" && opaque(borderTopColor);
      if (!drawn || borderTopColor === ground(frame.parentElement)) faults.push(`${name} has no line around it: ${borderTopWidth} ${borderTopColor}`);
      if (control instanceof HTMLInputElement && control.type === "checkbox" && getComputedStyle(control).appearance === "none") {
        const filled = getComputedStyle(control).backgroundColor !== ground(control.parentElement);
        const tick = control.nextElementSibling?.checkVisibility({ visibilityProperty: true }) === true;
        if (filled !== control.checked || tick !== control.checked) faults.push(`${name} looks ${filled ? "filled" : "empty"}, ${tick ? "with" : "without"} a tick`);
      }
    }
    const system = document.createElement("i");
    system.style.color = "GrayText";
    phone.append(system);
    const ofShut = getComputedStyle(system).color;
    system.remove();
    for (const shut of phone.querySelectorAll("button[aria-disabled='true']:not([data-busy])")) {
      const { color } = getComputedStyle(shut);
      if (shut.checkVisibility() && color !== ofShut) faults.push(`«${shut.textContent}» looks open: ${color}`);
    }
    for (const cell of phone.querySelectorAll(".cell[data-caret]")) {
      if (getComputedStyle(cell, "::before").backgroundColor === ground(cell)) faults.push("the caret of a code can't be seen");
    }
    for (const mark of phone.querySelectorAll(".i")) {
      if (mark.closest("[inert], [hidden]") !== null || !mark.checkVisibility({ visibilityProperty: true })) continue;
      const below = mark.previousElementSibling?.matches("input") ? mark.previousElementSibling : mark.parentElement;
      if (getComputedStyle(mark).backgroundColor === ground(below)) faults.push(`${mark.className} can't be seen`);
    }
    return faults;
  });
}

/**
 * Controls that can't be brought under a finger, or are too small for one.
 *
 * @param {DeskPage} desk
 * @param {import("playwright-core").Locator} [part]
 * @param {number} [smallest] in points
 * @returns {Promise<string[]>}
 */
export function unreachable(desk, part = desk.phone, smallest = 48) {
  return part.evaluate((phone, least) => {
    const faults = [];
    for (const element of phone.querySelectorAll("button, input, select, textarea, a")) {
      if (element.closest("[inert], [aria-hidden]") !== null || !element.checkVisibility()) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const target = element.closest("label") ?? element;
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      const words = `${element.tagName} «${name.trim().slice(0, 40)}»`;
      if (hit === null || !(target.contains(hit) || (hit.contains(element) && hit.closest("label, .input") !== null))) {
        faults.push(`${words} lies under ${hit?.tagName} «${hit?.textContent?.trim().slice(0, 40)}»`);
        continue;
      }
      if (getComputedStyle(element).display === "inline" || element.closest(".input, .code") !== null) continue;
      const box = target.getBoundingClientRect();
      if (box.height < least - 0.5 || box.width < least - 0.5) faults.push(`${words} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    return faults;
  }, smallest);
}
