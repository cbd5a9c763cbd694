// The words of the desk around the phone.

/** @import {Language} from "./phone/vocabulary.js" */

const RU = {
  console: "Стенд портала",
  tools: "Настройки телефона",
  theme: "Тема",
  light: "Светлая",
  dark: "Тёмная",
  auto: "Авто, как в системе",
  autoInShort: "Авто",
  unfold: "Вид",
  text: "Размер текста",
  width: "Ширина экрана",
  language: "Язык",
  russian: "Русский",
  english: "English",
  points: "точек",
  zone: "Часовой пояс телефона",
  zones: { 120: "МСК−1, Калининград", 180: "МСК, Москва", 600: "МСК+7, Владивосток" },
  zonesInShort: { 120: "−1", 180: "МСК", 600: "+7" },
  lost: "Стенд остановлен.",
  lostWhatToDo: "Запустите его снова командой cargo run и откройте новую ссылку. Всё сохранённое на месте.",
};

/** @type {typeof RU} */
const EN = {
  console: "Portal stand-in",
  tools: "Phone settings",
  theme: "Theme",
  light: "Light",
  dark: "Dark",
  auto: "Auto, as in the system",
  autoInShort: "Auto",
  unfold: "View",
  text: "Text size",
  width: "Screen width",
  language: "Language",
  russian: "Русский",
  english: "English",
  points: "points",
  zone: "The phone’s time zone",
  zones: { 120: "MSK−1, Kaliningrad", 180: "MSK, Moscow", 600: "MSK+7, Vladivostok" },
  zonesInShort: { 120: "−1", 180: "MSK", 600: "+7" },
  lost: "The stand has stopped.",
  lostWhatToDo: "Start it again with cargo run and open the new link. Everything saved is still there.",
};

/** @param {Language} language */
export function deskWords(language) {
  return language === "en" ? EN : RU;
}
