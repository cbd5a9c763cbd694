// The strip of tools beside the phone: theme, text size, width, language, time zone.

/** @import {Language} from "./phone/vocabulary.js" */
/** @import {Preferences} from "./preferences.js" */

import { h, setAttribute, setText } from "./phone/dom.js";
import { CHOICES } from "./preferences.js";
import { deskWords } from "./words.js";

/** @typedef {ReturnType<typeof deskWords>} Words */
/** @typedef {{ element: HTMLButtonElement, face: HTMLElement, said: ((words: Words) => string) | undefined, name: (words: Words) => string, chosen: () => boolean }} Choice */
/** @typedef {{ element: HTMLElement, name: (words: Words) => string }} Group */

const LANGUAGES = /** @type {const} */ ([
  ["ru", "РУ"],
  ["en", "EN"],
]);

export class Tools {
  /**
   * @param {HTMLElement} element
   * @param {Preferences} preferences
   * @param {(language: Language) => void} chooseLanguage
   */
  constructor(element, preferences, chooseLanguage) {
    this.element = element;
    this.preferences = preferences;
    /** @type {Language} */
    this.language = "ru";
    // Where the phone and the console need the width, the tools are behind this button.
    this.unfold = h("button", { type: "button", class: "unfold", "aria-expanded": "false" });
    this.unfold.addEventListener("click", () => {
      const unfolded = element.classList.toggle("unfolded");
      setAttribute(this.unfold, "aria-expanded", String(unfolded));
    });
    element.append(this.unfold);
    /** @type {Choice[]} */
    this.choices = [];
    /** @type {Group[]} */
    this.groups = [];
    this.group(
      (words) => words.theme,
      CHOICES.theme.map((theme) => ({
        face: h("span", { "aria-hidden": "true" }),
        said: (words) => (theme === "auto" ? words.autoInShort : words[theme]),
        name: (words) => words[theme],
        chosen: () => preferences.values.theme === theme,
        choose: () => preferences.set({ theme }),
      })),
    );
    this.group(
      (words) => words.text,
      CHOICES.text.map((text) => ({
        face: h("span", { "aria-hidden": "true" }, text),
        name: () => `${text}\u00a0%`,
        chosen: () => preferences.values.text === text,
        choose: () => preferences.set({ text }),
      })),
    );
    this.group(
      (words) => words.width,
      CHOICES.width.map((width) => ({
        face: h("span", { "aria-hidden": "true" }, width),
        name: (words) => `${width} ${words.points}`,
        chosen: () => preferences.values.width === width,
        choose: () => preferences.set({ width }),
      })),
    );
    this.group(
      (words) => words.language,
      LANGUAGES.map(([language, face]) => ({
        face: h("span", { "aria-hidden": "true" }, face),
        name: (words) => `${face}, ${language === "ru" ? words.russian : words.english}`,
        chosen: () => this.language === language,
        choose: () => chooseLanguage(language),
      })),
    );
    this.zones();
  }

  /** The zones of the phone's clock, called as people in Russia do: by Moscow's time. */
  zones() {
    this.group(
      (words) => words.zone,
      CHOICES.zone.map((zone) => ({
        face: h("span", { "aria-hidden": "true" }),
        said: (words) => words.zonesInShort[zone],
        name: (words) => words.zones[zone],
        chosen: () => this.preferences.values.zone === zone,
        choose: () => this.preferences.set({ zone }),
      })),
    );
  }

  /**
   * @param {(words: Words) => string} name
   * @param {Array<{ face: HTMLElement, said?: (words: Words) => string, name: (words: Words) => string, chosen: () => boolean, choose: () => void }>} choices
   */
  group(name, choices) {
    const element = h("div", { role: "group" });
    for (const { face, said, name: choiceName, chosen, choose } of choices) {
      const button = h("button", { type: "button" }, face);
      button.addEventListener("click", () => {
        choose();
        this.draw(this.language);
      });
      element.append(button);
      this.choices.push({ element: button, face, said, name: choiceName, chosen });
    }
    this.groups.push({ element, name });
    this.element.append(element);
  }

  /** @param {Language} language */
  draw(language) {
    this.language = language;
    const words = deskWords(language);
    setAttribute(this.element, "aria-label", words.tools);
    for (const { element, name } of this.groups) setAttribute(element, "aria-label", name(words));
    setText(this.unfold, words.unfold);
    for (const { element, face, said, name, chosen } of this.choices) {
      if (said !== undefined) setText(face, said(words));
      setAttribute(element, "aria-label", name(words));
      setAttribute(element, "title", name(words));
      setAttribute(element, "aria-pressed", chosen() ? "true" : "false");
    }
  }
}
