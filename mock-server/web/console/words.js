// The words of the console's frame and of its own cards. It is a developers' tool: a small table is enough.

/** @typedef {"ru" | "en"} Language */

const RU = {
  language: "ru",
  title: "Стенд портала",
  sections: "Разделы стенда",
  rules: "Правила",
  linkUp: "Связь есть",
  linkDown: "Связи нет",
  linkSwitch: "Связь телефона с порталом",
  clock: "Часы",
  clockNow: "Часы стенда",
  minute: "+1 мин",
  quarter: "+15 мин",
  day: "+1 день",
  clockHint: "Идут только вперёд и общие для портала и телефона.",
  people: "Люди на портале",
  noPeople: "Ещё никто не завёл кабинет.",
  consents: "Согласия",
  requests: "Запросы",
  noPhone: "без номера",
  noRequests: "Телефон ещё не обращался к порталу.",
  key: "ключ",
  noAnswer: "без ответа",
  milliseconds: "мс",
  seconds: "с",
  fault: "сбой",
  faults: "Сбои",
  noFaults: "Сбоев нет. Закажите сбой и посмотрите, как с ним справится приложение.",
  faultCall: "Вызов",
  anyCall: "Любой вызов API",
  faultKind: "Что случится",
  faultTimes: "Сколько раз",
  retryAfter: "Retry-After, с",
  delay: "Задержка, мс",
  dateOffset: "Сдвиг даты, с",
  addFault: "Добавить",
  removeFault: "Убрать",
  removeFaults: "Убрать все",
  faultAdded: "Сбой добавлен",
  faultRemoved: "Сбой убран",
  faultsRemoved: "Все сбои убраны",
  faultStruck: "Сбой случился",
  faultLeft: "осталось",
  faultHits: "было",
  faultKinds: {
    unavailable: "503: портал недоступен",
    too_many_requests: "429: слишком много запросов",
    delay: "Ответ опоздает",
    drop_before: "Обрыв до портала",
    drop_after: "Сделано, но ответ потерян",
    captive_portal: "Вместо портала — вход в Wi-Fi",
    wrong_date: "Неверная дата ответа",
  },
  openapi: "OpenAPI",
  lost: "Стенд не отвечает. Ждём его…",
  levels: { basic: "Упрощённая", standard: "Стандартная", confirmed: "Подтверждённая" },
  consentNames: { agreement: "соглашение", personal_data: "обработка данных", news: "новости" },
};

/** @type {typeof RU} */
const EN = {
  language: "en",
  title: "Portal stand-in",
  sections: "Sections of the stand-in",
  rules: "Rules",
  linkUp: "Link is up",
  linkDown: "Link is down",
  linkSwitch: "Link between phone and portal",
  clock: "Clock",
  clockNow: "Clock of the stand-in",
  minute: "+1 min",
  quarter: "+15 min",
  day: "+1 day",
  clockHint: "Moves forward only; portal and phone share it.",
  people: "People on the portal",
  noPeople: "Nobody has an account yet.",
  consents: "Consents",
  requests: "Requests",
  noPhone: "no number",
  noRequests: "The phone has not called the portal yet.",
  key: "key",
  noAnswer: "no answer",
  milliseconds: "ms",
  seconds: "s",
  fault: "fault",
  faults: "Faults",
  noFaults: "No faults. Order one and see how the app copes with it.",
  faultCall: "Call",
  anyCall: "Any call of the API",
  faultKind: "What happens",
  faultTimes: "How often",
  retryAfter: "Retry-After, s",
  delay: "Delay, ms",
  dateOffset: "Date is off by, s",
  addFault: "Add",
  removeFault: "Remove",
  removeFaults: "Remove all",
  faultAdded: "Fault added",
  faultRemoved: "Fault removed",
  faultsRemoved: "All faults removed",
  faultStruck: "A fault struck",
  faultLeft: "left",
  faultHits: "struck",
  faultKinds: {
    unavailable: "503: portal unavailable",
    too_many_requests: "429: too many requests",
    delay: "The answer comes late",
    drop_before: "Broken off before the portal",
    drop_after: "Done, but the answer is lost",
    captive_portal: "A Wi-Fi sign-in page instead",
    wrong_date: "Wrong date of the answer",
  },
  openapi: "OpenAPI",
  lost: "The stand-in does not answer. Waiting for it…",
  levels: { basic: "Basic", standard: "Standard", confirmed: "Confirmed" },
  consentNames: { agreement: "agreement", personal_data: "data processing", news: "news" },
};

/** @typedef {typeof RU} Words */

/**
 * @param {string | null | undefined} language
 * @returns {Language}
 */
export function languageOf(language) {
  return language === "en" ? "en" : "ru";
}

/**
 * @param {Language} language
 * @returns {Words}
 */
export function wordsIn(language) {
  return language === "en" ? EN : RU;
}
