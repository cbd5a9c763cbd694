// The JSON of the core's vocabulary (core/src/screen): names and shapes follow the serde attributes there.

export interface Update {
  seq: number;
  stack: string[];
  top: Screen;
  overlay: Overlay | null;
  transition: Transition;
}

export type Transition = "none" | "push" | "pop" | "replace";

export interface Screen {
  key: string;
  visit: number;
  language: Language;
  title: string;
  back: Action | null;
  steps: StepCounter | null;
  bar_actions: Action[];
  components: Component[];
  actions: Action[];
  busy: Busy | null;
  notice: Notice | null;
  focus: string | null;
}

export interface Action {
  id: string;
  label: string;
  spoken: string | null;
  style: ActionStyle;
  icon: Icon | null;
  countdown: Countdown | null;
}

export type ActionStyle = "primary" | "secondary" | "plain" | "destructive";

export interface Countdown {
  remaining_ms: number;
  text: string;
  spoken: SpokenMark[];
}

export interface SpokenMark {
  remaining_ms: number;
  text: string;
}

export interface StepCounter {
  current: number;
  total: number;
  text: string;
  spoken: string;
}

export interface Busy {
  action: string | null;
  text: string;
}

export interface Notice {
  id: number;
  text: string;
  tone: Tone;
  close_label: string;
}

export type Overlay = Sheet | Confirmation;

export interface Sheet {
  type: "sheet";
  title: string;
  components: Component[];
  close: Action;
}

export interface Confirmation {
  type: "confirmation";
  title: string;
  text: string;
  spoken: string | null;
  actions: Action[];
}

export type Component =
  | HeroComponent
  | HeadingComponent
  | ParagraphComponent
  | BannerComponent
  | TextFieldComponent
  | DateFieldComponent
  | SecretFieldComponent
  | CodeFieldComponent
  | CheckBoxComponent
  | ListRowComponent
  | StatusCardComponent
  | LevelCardComponent
  | ReviewComponent
  | ProgressComponent
  | GroupComponent
  | EmptyStateComponent;

export interface HeroComponent { type: "hero"; title: string; text: string }
export interface HeadingComponent { type: "heading"; text: string; level: number }
export interface ParagraphComponent {
  type: "paragraph";
  text: string;
  spoken: string | null;
  muted: boolean;
  icon: Icon | null;
  link: Action | null;
}
export interface BannerComponent {
  type: "banner";
  tone: Tone;
  title: string;
  text: string;
  action: Action | null;
  strip: boolean;
}
export interface TextFieldComponent { type: "text_field"; field: TextField }
export interface DateFieldComponent { type: "date_field"; field: DateField }
export interface SecretFieldComponent { type: "secret_field"; field: SecretField }
export interface CodeFieldComponent { type: "code_field"; field: CodeField }
export interface CheckBoxComponent { type: "check_box"; field: CheckBox }
export interface ListRowComponent {
  type: "list_row";
  icon: Icon | null;
  title: string;
  subtitle: string | null;
  value: string | null;
  spoken: string;
  action: Action | null;
}
export interface StatusCardComponent { type: "status_card"; title: string; status: string; tone: Tone; text: string }
export interface LevelCardComponent { type: "level_card"; title: string; text: string; reached: number; spoken: string }
export interface ReviewComponent { type: "review"; rows: ReviewRow[]; action: Action | null }
export interface ReviewRow { name: string; value: string; spoken: string }
export interface ProgressComponent { type: "progress"; text: string }
export interface GroupComponent { type: "group"; title: string | null; components: Component[] }
export interface EmptyStateComponent { type: "empty_state"; icon: Icon; title: string; text: string }

export type Tone = "info" | "success" | "warning" | "danger";

export type Icon =
  | "clock" | "doc" | "key" | "lock" | "offline" | "phone" | "shield" | "user" | "alert" | "refresh" | "wand" | "exit";

export interface TextField {
  id: string;
  label: string;
  hint: string | null;
  value: string;
  value_rev: number;
  ghost: string | null;
  keyboard: Keyboard;
  autofill: Autofill;
  verdict: Verdict;
  enabled: boolean;
  required: boolean;
}

export interface DateField {
  id: string;
  label: string;
  hint: string | null;
  value: string;
  value_rev: number;
  ghost: string;
  earliest: string;
  latest: string;
  calendar_label: string;
  autofill: Autofill;
  verdict: Verdict;
  required: boolean;
}

export interface SecretField {
  id: string;
  label: string;
  hint: string | null;
  autofill: Autofill;
  username: string | null;
  repeats: string | null;
  rules: Rule[];
  strength_label: string | null;
  suggest_label: string | null;
  show_label: string;
  hide_label: string;
  verdict: Verdict;
  required: boolean;
}

export interface CodeField {
  id: string;
  label: string;
  length: number;
  entered: string[];
  value_rev: number;
  submit: Action;
  life: Countdown | null;
  life_ms: number;
  verdict: Verdict;
  enabled: boolean;
}

export interface CheckBox {
  id: string;
  label: string;
  checked: boolean;
  value_rev: number;
  link: Action | null;
  disables: string | null;
  verdict: Verdict;
  required: boolean;
}

export type Verdict =
  | { verdict: "none" }
  | { verdict: "good" }
  | { verdict: "wrong"; reason: string; spoken: string; hopeless: boolean };

export interface Rule { text: string; state: RuleState; spoken: string }
export type RuleState = "met" | "not_yet" | "broken" | "portal_checks";
export interface Strength { segments: number; word: string; text: string }

export interface FieldCheck {
  text: string;
  caret: number;
  /** Not drawn here: the core is a request away, and a ghost must follow each key at once. `ghostBehind` makes it of the field's. */
  ghost: string;
  verdict: Verdict;
  hint: string | null;
  repaired: Repaired | null;
  offers: Offers | null;
  spoken: string;
  rules: Rule[];
  strength: Strength | null;
}

export interface Offers { title: string; choices: Offer[] }
export interface Offer { text: string; fills: FieldValue[]; spoken: string }

export interface Repaired { text: string; note: string; undo_label: string }

export type Keyboard = "name" | "number" | "phone" | "email" | "text";

export type Autofill =
  | "off" | "tel" | "username" | "one-time-code" | "family-name" | "given-name" | "additional-name" | "bday" | "email"
  | "cc-number" | "cc-exp" | "cc-csc" | "new-password" | "current-password";

export type Language = "ru" | "en";

export interface Intent { visit: number; action: string; values: FieldValue[] }
export interface FieldValue { field: string; text: string }

export type PlatformEvent =
  | { event: "network"; online: boolean; metered: boolean }
  | { event: "foreground" }
  | { event: "background" }
  | { event: "link_opened"; url: string }
  | { event: "photo_taken"; token: number; path: string | null }
  | { event: "biometric_result"; token: number; passed: boolean }
  | { event: "permission_result"; token: number; granted: boolean }
  | { event: "push_received" }
  | { event: "locale_changed"; language: Language }
  | { event: "clock_changed" }
  | { event: "local_time"; offset_minutes: number }
  | { event: "call_active"; active: boolean };
