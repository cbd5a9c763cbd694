// The operator's card: the SMS that it took, with the code set off and at hand.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {Message} from "/console/assets/console/wire.js" */

import { clockTime, listOrNothing, readablePhone } from "/console/assets/console/cards.js";
import { drawList, h, icon, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";
import { portalStands } from "/console/assets/rooms/clock/time.js";
import { codeLife, inbox, newestLive } from "/console/assets/rooms/operator/inbox.js";

const wordsIn = inBoth(
  {
    none: "Пока пусто. Код придёт сюда, когда телефон его попросит.",
    unread: "новых",
    putCode: "Код",
    putCodeSpoken: "Вставить код в телефон",
    notAwaited: "Телефон не ждёт код на этот номер",
    copyCode: "Скопировать код",
    copied: "Код скопирован",
    liveUntil: "Код действует до",
    ranOut: "Код перестал действовать в",
  },
  {
    none: "Nothing yet. The code comes here when the phone asks for it.",
    unread: "new",
    putCode: "Code",
    putCodeSpoken: "Put the code into the phone",
    notAwaited: "The phone awaits no code for this number",
    copyCode: "Copy the code",
    copied: "Code copied",
    liveUntil: "The code works until",
    ranOut: "The code stopped working at",
  },
);

/** @typedef {ReturnType<typeof wordsIn>} Words */

/** @type {CardMaker} */
export function card() {
  const { nothing, list } = listOrNothing("ul");
  const said = h("p", { class: "spoken", role: "status" });
  let lastSeen = 0;
  /** @type {number | undefined} */
  let timer;
  // Time itself is no news: the next code that runs out is drawn anew then.
  const awaitNextEnd = () => {
    window.clearTimeout(timer);
    const left = inbox.messages.map((message) => codeLife(message) ?? 0).filter((life) => life > 0);
    if (left.length > 0 && !portalStands()) timer = window.setTimeout(() => feed.changed(), Math.min(...left) + 50);
  };
  return {
    content: [nothing, list, said],
    draw: (language, seen) => {
      const words = wordsIn(language);
      const { messages } = inbox;
      const newest = messages[0]?.id ?? 0;
      // A portal that was started anew with no data counts from the beginning.
      lastSeen = seen ? newest : Math.min(lastSeen, newest);
      setText(nothing, words.none);
      nothing.hidden = messages.length > 0;
      drawList(
        list,
        messages,
        (message) => `${message.id}/${message.id === newest}/${codeLife(message) === 0}/${isAwaited(message)}/${words.putCode}`,
        (message) => messageLine(message, message.id === newest, words, said),
      );
      awaitNextEnd();
    },
    waits: (language) => ({ count: inbox.messages.filter(({ id }) => id > lastSeen).length, said: wordsIn(language).unread }),
  };
}

/** @param {Message} message */
function isAwaited(message) {
  return newestLive(message.to) === message;
}

/**
 * @param {Message} message
 * @param {boolean} newest
 * @param {Words} words
 * @param {HTMLElement} said
 */
function messageLine(message, newest, words, said) {
  const code = message.code ?? null;
  const text = h("p", { class: "text" });
  if (code === null) {
    text.append(message.text);
  } else {
    // The code is what one looks for: it is set off wherever the text spells it.
    const half = Math.floor(code.length / 2);
    const halves = [code.slice(0, half), code.slice(half)];
    const spelled = [halves.join(" "), halves.join("\u00a0"), code].find((one) => message.text.includes(one)) ?? code;
    const [before = "", ...after] = message.text.split(spelled);
    text.append(before, h("b", { class: "num code" }, spelled), after.join(spelled));
  }
  const line = h(
    "li",
    { class: newest ? "line new" : "line" },
    h("div", { class: "grow" }, h("p", { class: "num" }, h("b", {}, readablePhone(message.to)), " ", h("span", { class: "muted" }, clockTime(message.sent_at))), text),
  );
  if (code !== null) {
    const put = h("button", { type: "button", class: "ctl small", title: words.putCodeSpoken }, icon("phone", "s"), words.putCode);
    const refused = h("p", { class: "muted", hidden: true }, words.notAwaited);
    const until = message.code_expires_at ?? null;
    const life = until === null ? null : `${codeLife(message) === 0 ? words.ranOut : words.liveUntil} ${clockTime(until)}`;
    line.firstElementChild?.append(...(life === null ? [] : [h("p", { class: "muted num life" }, life)]), refused);
    put.addEventListener("click", () => {
      // Who takes it says so by preventing the default.
      const left = document.dispatchEvent(new CustomEvent("kabinet:code", { cancelable: true, detail: { code, to: message.to } }));
      refused.hidden = !left;
      if (left) said.textContent = words.notAwaited;
    });
    const copy = h("button", { type: "button", class: "ctl small square", "aria-label": `${words.copyCode} ${code}`, title: words.copyCode }, icon("copy", "s"));
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(code).then(() => {
        copy.replaceChildren(icon("check", "s"));
        said.textContent = words.copied;
        window.setTimeout(() => copy.replaceChildren(icon("copy", "s")), 1500);
      });
    });
    const phonePresent = document.querySelector("[data-kabinet-phone]") !== null;
    line.append(h("div", { class: "buttons" }, phonePresent && isAwaited(message) ? put : null, copy));
  }
  return line;
}
