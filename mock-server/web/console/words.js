// The languages of the console, and the words of its frame. Each room has its own words.

/** @typedef {"ru" | "en"} Language */

/**
 * Words in both languages, by the language.
 *
 * @template W
 * @param {W} ru
 * @param {W} en
 * @returns {(language: Language) => W}
 */
export function inBoth(ru, en) {
  return (language) => (language === "en" ? en : ru);
}

/**
 * @param {string | null | undefined} language
 * @returns {Language}
 */
export function languageOf(language) {
  return language === "en" ? "en" : "ru";
}

export const frameWords = inBoth(
  {
    title: "Стенд портала",
    rooms: "Комнаты стенда",
    unfold: "Комнаты",
    overview: "Обзор",
    ownWindow: "Отдельное окно",
    openapi: "OpenAPI",
    lost: "Стенд не отвечает. Ждём его…",
  },
  {
    title: "Portal stand-in",
    rooms: "Rooms of the stand-in",
    unfold: "Rooms",
    overview: "Overview",
    ownWindow: "Own window",
    openapi: "OpenAPI",
    lost: "The stand-in does not answer. Waiting for it…",
  },
);
