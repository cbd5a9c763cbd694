// The few words that belong to the phone's system and not to the app: status bar, keyboard suggestion, brand, tabs.

/** @import {Language} from "./vocabulary.js" */

export const BRAND = { ru: "Кабинет", en: "Kabinet" };

const WORDS = {
  ru: {
    phone: "Телефон",
    fromMessages: "Из Сообщений:",
    elsewhere: "Телефон открыт в другой вкладке",
    elsewhereText: "Он работает в одной, чтобы введённое не разошлось. Черновики там те же.",
    goOnHere: "Продолжить здесь",
  },
  en: {
    phone: "Phone",
    fromMessages: "From Messages:",
    elsewhere: "The phone is open in another tab",
    elsewhereText: "It works in one of them, so that what you type stays one. The drafts there are the same.",
    goOnHere: "Go on here",
  },
};

/** @param {Language} language */
export function systemWords(language) {
  return WORDS[language];
}
