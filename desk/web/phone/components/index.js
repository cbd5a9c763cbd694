// From the vocabulary to views: the one place that knows every kind of component.

/** @import {Component, ListRowComponent} from "../vocabulary.js" */
/** @import {ScreenContext, View} from "../shell.js" */
/** @import {Rows} from "./list-row.js" */

import { assertNever } from "../dom.js";
import { KeyedList, keyed } from "../keyed-list.js";
import { banner } from "./banner.js";
import { checkBox } from "./check-box.js";
import { codeField } from "./code-field.js";
import { dateField } from "./date-field.js";
import { emptyState } from "./empty-state.js";
import { group } from "./group.js";
import { heading } from "./heading.js";
import { hero } from "./hero.js";
import { levelCard } from "./level-card.js";
import { listRow, rows } from "./list-row.js";
import { paragraph } from "./paragraph.js";
import { progress } from "./progress.js";
import { review } from "./review.js";
import { secretField } from "./secret-field.js";
import { statusCard } from "./status-card.js";
import { textField } from "./text-field.js";

/** @typedef {Component | Rows} Block */

/**
 * @param {Block} block
 * @param {ScreenContext} context
 * @returns {View<any>} the key of the list ties a view to its kind, so it only ever gets data of that kind
 */
function makeView(block, context) {
  switch (block.type) {
    case "hero":
      return hero(block, context);
    case "heading":
      return heading(block, context);
    case "paragraph":
      return paragraph(block, context);
    case "banner":
      return banner(block, context);
    case "text_field":
      return textField(block, context);
    case "date_field":
      return dateField(block, context);
    case "secret_field":
      return secretField(block, context);
    case "code_field":
      return codeField(block, context);
    case "check_box":
      return checkBox(block, context);
    case "list_row":
      return listRow(block, context);
    case "status_card":
      return statusCard(block, context);
    case "level_card":
      return levelCard(block, context);
    case "review":
      return review(block, context);
    case "progress":
      return progress(block, context);
    case "group":
      return group(block, (container) => new ComponentList(container, context));
    case "empty_state":
      return emptyState(block, context);
    case "rows":
      return rows(block, context);
    default:
      return assertNever(block);
  }
}

/**
 * What tells a component from its neighbours of the same kind, so that its view is kept.
 *
 * @param {Block} block
 * @returns {string}
 */
function identity(block) {
  switch (block.type) {
    case "text_field":
    case "date_field":
    case "secret_field":
    case "code_field":
    case "check_box":
      return `${block.type}:${block.field.id}`;
    case "heading":
      return `heading:${block.level}`;
    case "banner":
      return `banner:${block.tone}:${block.title}`;
    default:
      return block.type;
  }
}

/**
 * Joins neighbouring rows into lists.
 *
 * @param {Component[]} components
 * @returns {Block[]}
 */
function blocks(components) {
  /** @type {Block[]} */
  const joined = [];
  for (const component of components) {
    if (component.type !== "list_row") {
      joined.push(component);
      continue;
    }
    const last = joined.at(-1);
    if (last?.type === "rows") last.rows.push(component);
    else joined.push({ type: "rows", rows: [/** @type {ListRowComponent} */ (component)] });
  }
  return joined;
}

/** The components of a screen, a group or a sheet. */
export class ComponentList {
  /**
   * @param {HTMLElement} container
   * @param {ScreenContext} context
   */
  constructor(container, context) {
    /** @type {KeyedList<Block>} */
    this.list = new KeyedList(container, (block) => makeView(block, context));
  }

  /** @param {Component[]} components */
  update(components) {
    this.list.update(keyed(blocks(components), identity));
  }

  dispose() {
    this.list.dispose();
  }
}
