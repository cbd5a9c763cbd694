// How the desk's phone looks: kept in the browser, for it is about the viewer and not about the citizen.

const STORED = "kabinet.preferences";

/** @typedef {"auto" | "light" | "dark"} Theme */
/** @typedef {"100" | "150" | "200"} TextSize */
/** @typedef {"390" | "320"} Width */
/** What the phone's clock shows: minutes ahead of UTC, by a place that has it. @typedef {"120" | "180" | "600"} Zone */
/** @typedef {{ theme: Theme, text: TextSize, width: Width, zone: Zone }} Values */

/** @type {{ theme: Theme[], text: TextSize[], width: Width[], zone: Zone[] }} */
export const CHOICES = {
  theme: ["light", "dark", "auto"],
  text: ["100", "150", "200"],
  width: ["390", "320"],
  zone: ["120", "180", "600"],
};

export class Preferences {
  /**
   * @param {HTMLElement} phone
   * @param {HTMLElement} device
   * @param {(large: boolean) => void} onTextSize
   * @param {(offset: number) => void} onZone minutes ahead of UTC
   */
  constructor(phone, device, onTextSize, onZone) {
    this.phone = phone;
    this.device = device;
    this.onTextSize = onTextSize;
    this.onZone = onZone;
    this.values = read();
    this.dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.apply());
    this.apply();
  }

  /** @param {Partial<Values>} change */
  set(change) {
    this.values = { ...this.values, ...change };
    try {
      localStorage.setItem(STORED, JSON.stringify(this.values));
    } catch {
      // A browser that keeps nothing still shows what was chosen.
    }
    this.apply();
  }

  apply() {
    const { theme, text, width, zone } = this.values;
    const shown = theme === "auto" ? (this.dark.matches ? "dark" : "light") : theme;
    document.documentElement.dataset["theme"] = shown;
    this.phone.dataset["theme"] = shown;
    this.phone.dataset["text"] = text;
    this.phone.toggleAttribute("data-large", text !== "100");
    this.device.dataset["width"] = width;
    this.onTextSize(text !== "100");
    this.onZone(Number(zone));
  }
}

/**
 * What was kept, as far as it is still one of the choices.
 *
 * @returns {Values}
 */
function read() {
  /** @type {Record<string, unknown>} */
  let kept = {};
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? "{}");
    if (typeof stored === "object" && stored !== null) kept = stored;
  } catch {
    // Not ours or damaged: begin with the defaults.
  }
  return {
    theme: CHOICES.theme.find((one) => one === kept["theme"]) ?? "auto",
    text: CHOICES.text.find((one) => one === kept["text"]) ?? "100",
    width: CHOICES.width.find((one) => one === kept["width"]) ?? "390",
    zone: CHOICES.zone.find((one) => one === kept["zone"]) ?? "180",
  };
}
