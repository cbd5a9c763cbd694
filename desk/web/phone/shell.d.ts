// The parts of the browser shell, as they see each other.

import type { Action, Busy, Component, FieldCheck, FieldValue, Screen } from "./vocabulary.js";

/** Something drawn that follows the data it was made from. */
export interface View<C> {
  readonly element: HTMLElement;
  update(data: C): void;
  /** Ends timers; called once when the view leaves the page. */
  dispose?(): void;
}

/** A field that holds text of its own while the person types. */
export interface FieldView {
  readonly id: string;
  /** What has the focus when the field has it. */
  readonly control: HTMLInputElement;
  /** What goes down in drafts and intents. */
  text(): string;
  /** Brings pending masks and repairs to an end, so that `text()` is what the person will see. */
  settle(): Promise<void>;
  focus(): void;
  /** While something is under way. */
  lock(locked: boolean): void;
  /** What another field on the screen decided («нет отчества»). */
  permit(permitted: boolean): void;
  /** Puts in a text as the system's autofill would. */
  fill(text: string): void;
  /** True for a one-time code that can still be filled in. */
  takesCode(): boolean;
  /** Whether it must be filled in and isn't. */
  isMissing(): boolean;
  /** Sends what stands in it, where that is not what the screen's primary action does. */
  submit?(): void;
  /** A verdict to speak, when the core sends the focus here. */
  complaint(): string | null;
  /** Another field was left: a strip about a repair has been seen. */
  nextFieldDone?(): void;
  /** The field it repeats changed. */
  otherChanged?(field: string): void;
}

/** What a component may ask of the screen it stands on. */
export interface ScreenContext {
  readonly fields: Map<string, FieldView>;
  /** The newest data of the screen. */
  screen(): Screen;
  /** What is under way, once it has lasted long enough to be shown. */
  shownBusy(): Busy | null;
  /** Performs an action with what stands in the fields. */
  perform(action: Action): void;
  /** The verdict on a text; null when a later question of the same field overtook it or the desk didn't answer. */
  check(field: string, text: string, caret: number, other: string | null): Promise<FieldCheck | null>;
  suggestPassword(field: string): Promise<string | null>;
  /** Remembers what is typed; sent after a rest. */
  draft(field: string, text: string): void;
  /** Sends what was remembered at once. */
  flushDrafts(): void;
  /** The Enter key in a field: on to the next one, and from the last one off with all of them. */
  enter(field: string): void;
  /** Called by a field that was left and is done. */
  fieldDone(field: string): void;
  /** Says it when the reader has finished; the same of one field not twice in a row, and nothing of a screen that was left. */
  sayPolitely(text: string, field?: string | null): void;
}

export type Make<C extends Component> = (component: C, context: ScreenContext) => View<C>;

/** What the phone asks of the desk's server. */
export interface PhoneLink {
  dispatch(intent: { visit: number; action: string; values: FieldValue[] }): Promise<boolean>;
  draft(key: string, field: string, text: string, leaving: boolean): Promise<boolean>;
  check(question: {
    serial: number;
    key: string;
    field: string;
    text: string;
    caret: number;
    other: string | null;
  }): Promise<(FieldCheck & { serial: number }) | null>;
  suggestPassword(key: string, field: string): Promise<string | null>;
}
