// The few words that belong to the phone's system and not to the app: status bar, keyboard suggestion, brand.

/** @import {Language} from "./vocabulary.js" */

export const BRAND = { ru: "Кабинет", en: "Kabinet" };

const WORDS = {
  ru: {
    phone: "Телефон",
    fromMessages: "Из Сообщений:",
  },
  en: {
    phone: "Phone",
    fromMessages: "From Messages:",
  },
};

/** @param {Language} language */
export function systemWords(language) {
  return WORDS[language];
}
