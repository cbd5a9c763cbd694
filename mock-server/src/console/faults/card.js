// The card of scripted faults: what goes wrong with the next calls, chosen here, with what is left of it.

/** @import {CardMaker} from "/console/assets/console/cards.js" */
/** @import {Bounds, Fault, FaultRule, FaultRules} from "/console/assets/console/wire.js" */
/** @import {Language} from "/console/assets/console/words.js" */

import { listOrNothing } from "/console/assets/console/cards.js";
import { drawList, h, icon, setText } from "/console/assets/console/dom.js";
import { feed } from "/console/assets/console/feed.js";
import { inBoth } from "/console/assets/console/words.js";
import { faultKinds } from "/console/assets/rooms/faults/kinds.js";

const ownWords = inBoth(
  {
    none: "Сбоев нет. Закажите сбой и посмотрите, как с ним справится приложение.",
    call: "Вызов",
    anyCall: "Любой вызов API",
    kind: "Что случится",
    times: "Сколько раз",
    retryAfter: "Retry-After, с",
    without: "нет",
    delay: "Задержка, мс",
    dateOffset: "Сдвиг даты, с",
    milliseconds: "мс",
    seconds: "с",
    add: "Добавить",
    remove: "Убрать",
    removeAll: "Убрать все",
    added: "Сбой добавлен",
    removed: "Сбой убран",
    allRemoved: "Все сбои убраны",
    struck: "Сбой случился",
    left: "осталось",
    hits: "было",
    toStrike: "ещё случится",
  },
  {
    none: "No faults. Order one and see how the app copes with it.",
    call: "Call",
    anyCall: "Any call of the API",
    kind: "What happens",
    times: "How many times",
    retryAfter: "Retry-After, s",
    without: "none",
    delay: "Delay, ms",
    dateOffset: "Date is off by, s",
    milliseconds: "ms",
    seconds: "s",
    add: "Add",
    remove: "Remove",
    removeAll: "Remove all",
    added: "Fault added",
    removed: "Fault removed",
    allRemoved: "All faults removed",
    struck: "A fault struck",
    left: "left",
    hits: "struck",
    toStrike: "still to strike",
  },
);

/** @typedef {Fault["kind"]} FaultKind */
/** @typedef {ReturnType<typeof ownWords> & { kinds: ReturnType<typeof faultKinds> }} Words */

/**
 * @param {Language} language
 * @returns {Words}
 */
function wordsIn(language) {
  return { ...ownWords(language), kinds: faultKinds(language) };
}

/** @type {FaultRules | null} */
let ordered = null;

feed.follow("faults", async () => {
  ordered = /** @type {FaultRules} */ (await feed.ask("GET", "/faults"));
});

/** @typedef {(words: Words) => string} Said */
/** @typedef {{ name: "retry_after_s" | "ms" | "offset_s", label: Said, unit: Said, value: number | null }} Parameter */

/** @type {Parameter} */
const RETRY_AFTER = { name: "retry_after_s", label: (words) => words.retryAfter, unit: (words) => words.seconds, value: 30 };

/**
 * The kinds in the order in which they are offered, each with the number it takes.
 *
 * @type {{ kind: FaultKind, parameter: Parameter | null }[]}
 */
const KINDS = [
  { kind: "unavailable", parameter: { ...RETRY_AFTER, value: null } },
  { kind: "too_many_requests", parameter: RETRY_AFTER },
  { kind: "delay", parameter: { name: "ms", label: (words) => words.delay, unit: (words) => words.milliseconds, value: 5_000 } },
  { kind: "drop_before", parameter: null },
  { kind: "drop_after", parameter: null },
  { kind: "captive_portal", parameter: null },
  { kind: "wrong_date", parameter: { name: "offset_s", label: (words) => words.dateOffset, unit: (words) => words.seconds, value: -86_400 } },
];

/** @param {string} kind */
function parameterOf(kind) {
  return KINDS.find((one) => one.kind === kind)?.parameter ?? null;
}

/**
 * A fault in words, with its number where it has one.
 *
 * @param {Fault} fault
 * @param {Words} words
 */
function faultWords(fault, words) {
  const parameter = parameterOf(fault.kind);
  const numbers = /** @type {Partial<Record<Parameter["name"], number | null>>} */ (fault);
  const number = parameter === null ? undefined : numbers[parameter.name];
  const named = words.kinds[fault.kind];
  return parameter === null || number === undefined || number === null ? named : `${named}, ${number}\u00a0${parameter.unit(words)}`;
}

/**
 * @param {FaultRule} rule
 * @param {Words} words
 */
function ruleWords(rule, words) {
  return `${faultWords(rule.fault, words)}. ${rule.operation ?? words.anyCall}`;
}

/**
 * @param {HTMLInputElement} control of a number
 * @param {Bounds | undefined} bounds that the portal has told
 */
function drawBounds(control, bounds) {
  control.min = bounds?.min.toString() ?? "";
  control.max = bounds?.max.toString() ?? "";
}

class FaultsCard {
  /** @param {string} heading */
  constructor(heading) {
    this.words = wordsIn("ru");
    this.kind = labelled("faults-kind", h("select", { class: "ctl" }));
    this.parameter = labelled("faults-parameter", h("input", { class: "ctl num", type: "number", step: 1 }));
    this.operation = labelled("faults-operation", h("select", { class: "ctl" }));
    this.times = labelled("faults-times", h("input", { class: "ctl num", type: "number", step: 1, value: 1, required: true }));
    this.add = h("button", { type: "submit", class: "ctl" });
    this.form = h(
      "form",
      { class: "pad" },
      h("div", { class: "order-row" }, this.kind.element, this.parameter.element),
      h("div", { class: "order-row" }, this.operation.element, this.times.element, this.add),
    );
    this.form.setAttribute("aria-labelledby", heading);
    const { nothing, list } = listOrNothing("ol");
    this.nothing = nothing;
    this.list = list;
    this.removeAll = h("button", { type: "button", class: "ctl small" });
    this.footer = h("div", { class: "buttons rest" }, this.removeAll);
    const rules = h("div", { class: "fault-rules" }, list, this.footer);
    this.said = h("p", { class: "spoken", role: "status" });
    this.content = [this.form, nothing, rules, this.said];
    /** Hits told so far, by rule. @type {Map<number, number>} */
    this.told = new Map();
    this.kind.control.addEventListener("change", () => this.chooseKind());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.order();
    });
    this.removeAll.addEventListener("click", () => void this.removeEvery());
  }

  /** @param {Language} language */
  draw(language) {
    const words = wordsIn(language);
    this.words = words;
    const { faults, operations } = ordered ?? { faults: [], operations: [] };
    setText(this.operation.label, words.call);
    setText(this.kind.label, words.kind);
    setText(this.times.label, words.times);
    setText(this.add, words.add);
    setText(this.removeAll, words.removeAll);
    drawOptions(this.operation.control, [["", words.anyCall], ...operations.map((one) => /** @type {[string, string]} */ ([one, one]))]);
    drawOptions(this.kind.control, KINDS.map(({ kind }) => [kind, words.kinds[kind]]));
    drawBounds(this.times.control, ordered?.bounds.times);
    this.drawParameter();
    setText(this.nothing, words.none);
    this.nothing.hidden = faults.length > 0;
    this.footer.hidden = faults.length < 2;
    drawList(this.list, faults, (rule) => `${rule.id}/${words.remove}`, (rule) => this.line(rule, words));
    // Lines stay while their counts change: the focus may be on one of their buttons.
    faults.forEach((rule, index) => {
      const line = this.list.children[index];
      const count = line?.querySelector(".count-of-hits");
      if (count !== null && count !== undefined) setText(count, `${words.left}: ${rule.left}, ${words.hits}: ${rule.hits}`);
      line?.classList.toggle("spent", rule.left === 0);
    });
    this.tellHits(faults, words);
  }

  chooseKind() {
    const parameter = parameterOf(this.kind.control.value);
    this.parameter.control.value = parameter?.value?.toString() ?? "";
    this.drawParameter();
  }

  drawParameter() {
    const parameter = parameterOf(this.kind.control.value);
    const { element, label, control } = this.parameter;
    element.hidden = parameter === null;
    control.disabled = parameter === null;
    if (parameter === null) return;
    setText(label, parameter.label(this.words));
    drawBounds(control, ordered?.bounds[parameter.name]);
    control.required = parameter.value !== null;
    // An empty one is no omission: the answer goes out without it.
    control.placeholder = control.required ? "" : this.words.without;
  }

  /**
   * @param {FaultRule} rule
   * @param {Words} words
   */
  line(rule, words) {
    const name = ruleWords(rule, words);
    const remove = h("button", { type: "button", class: "ctl small", "aria-label": `${words.remove}: ${name}` }, icon("close", "s"), words.remove);
    const line = h(
      "li",
      { class: "line" },
      h(
        "div",
        { class: "grow" },
        h("p", {}, h("b", {}, faultWords(rule.fault, words)), " ", h("span", { class: "pill num count-of-hits" })),
        h("p", { class: rule.operation === null ? "muted" : "muted call" }, rule.operation ?? words.anyCall),
      ),
      h("div", { class: "buttons" }, remove),
    );
    remove.addEventListener("click", () => void this.remove(rule.id, line));
    return line;
  }

  async order() {
    const kind = this.kind.control.value;
    const parameter = parameterOf(kind);
    const { value, valueAsNumber } = this.parameter.control;
    const fault = { kind, ...(parameter !== null && value !== "" && { [parameter.name]: valueAsNumber }) };
    const operation = this.operation.control.value;
    const order = { operation: operation === "" ? null : operation, times: this.times.control.valueAsNumber, fault };
    const work = feed.ask("POST", "/faults", order).then(() => feed.ask("GET", "/faults"));
    await this.attempt(work, this.words.added);
  }

  /**
   * @param {number} id
   * @param {HTMLElement} line
   */
  async remove(id, line) {
    // The button goes with its line: the focus moves to the neighbour's, or to where a new fault is ordered.
    const neighbour = line.nextElementSibling ?? line.previousElementSibling;
    await this.attempt(feed.ask("DELETE", `/faults/${id}`), this.words.removed);
    const next = neighbour?.querySelector("button") ?? this.add;
    if (!line.isConnected) next.focus();
  }

  async removeEvery() {
    await this.attempt(feed.ask("DELETE", "/faults"), this.words.allRemoved);
    this.add.focus();
  }

  /**
   * @param {Promise<unknown>} rules what is ordered after it
   * @param {string} done
   */
  async attempt(rules, done) {
    const work = rules.then((answer) => {
      ordered = /** @type {FaultRules} */ (answer);
    });
    if (await feed.attempt(work)) setText(this.said, done);
  }

  /**
   * @param {FaultRule[]} faults
   * @param {Words} words
   */
  tellHits(faults, words) {
    for (const rule of faults) {
      if (rule.hits > (this.told.get(rule.id) ?? 0)) setText(this.said, `${words.struck}: ${ruleWords(rule, words)}. ${words.left}: ${rule.left}`);
    }
    this.told = new Map(faults.map((rule) => [rule.id, rule.hits]));
  }
}

/** @type {CardMaker} */
export function card(heading) {
  const shown = new FaultsCard(heading);
  return {
    content: shown.content,
    draw: (language) => shown.draw(language),
    waits: (language) => ({ count: ordered?.faults.filter((rule) => rule.left > 0).length ?? 0, said: ownWords(language).toStrike }),
  };
}

/**
 * A control under its label.
 *
 * @template {HTMLInputElement | HTMLSelectElement} C
 * @param {string} name
 * @param {C} control
 */
function labelled(name, control) {
  const label = h("span", { class: "muted" });
  control.id = `console-${name}`;
  return { element: h("label", { class: `order-field ${name}`, for: control.id }, label, control), label, control };
}

/**
 * Offers these choices and keeps the one that was made.
 *
 * @param {HTMLSelectElement} select
 * @param {[value: string, words: string][]} choices
 */
function drawOptions(select, choices) {
  const shown = [...select.options].map((option) => `${option.value} ${option.text}`).join("\n");
  if (shown === choices.map(([value, words]) => `${value} ${words}`).join("\n")) return;
  const chosen = select.value;
  select.replaceChildren(...choices.map(([value, words]) => h("option", { value }, words)));
  if (choices.some(([value]) => value === chosen)) select.value = chosen;
}
