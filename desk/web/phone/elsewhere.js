// What stands in the phone's place while another page has it, and the way to go on here.

/** @import {Language} from "./vocabulary.js" */

import { h, setText, show, uniqueId } from "./dom.js";
import { systemWords } from "./words.js";

export class Elsewhere {
  /** @param {() => void} goOn */
  constructor(goOn) {
    this.title = h("h1", { class: "title-m", id: uniqueId("elsewhere"), tabindex: "-1" });
    this.text = h("p", {});
    this.button = h("button", { type: "button", class: "button primary" });
    this.element = h("section", { class: "elsewhere", "aria-labelledby": this.title.id, hidden: true }, this.title, this.text, this.button);
    this.button.addEventListener("click", goOn);
  }

  /**
   * @param {Language} language
   * @param {boolean} takesFocus
   */
  show(language, takesFocus) {
    const words = systemWords(language);
    setText(this.title, words.elsewhere);
    setText(this.text, words.elsewhereText);
    setText(this.button, words.goOnHere);
    show(this.element, true);
    if (takesFocus) this.title.focus();
  }

  hide() {
    show(this.element, false);
  }
}
