// The kinds of scripted faults in words, for whoever orders one or sees where it struck.

import { inBoth } from "/console/assets/console/words.js";

export const faultKinds = inBoth(
  {
    unavailable: "503: портал недоступен",
    too_many_requests: "429: слишком много запросов",
    delay: "Ответ опоздает",
    drop_before: "Обрыв до портала",
    drop_after: "Сделано, но ответ потерян",
    captive_portal: "Вместо портала — вход в Wi-Fi",
    wrong_date: "Неверная дата ответа",
  },
  {
    unavailable: "503: portal unavailable",
    too_many_requests: "429: too many requests",
    delay: "The answer comes late",
    drop_before: "Broken off before the portal",
    drop_after: "Done, but the answer is lost",
    captive_portal: "A Wi-Fi sign-in page instead",
    wrong_date: "Wrong date of the answer",
  },
);
