// The JSON of the console's interface. Written from the OpenAPI document by the test `console_types`; do not edit.

export interface Allowed {
  codes: number;
  registrations: number;
  sign_ins: number;
  wrong_tries: number;
}

export interface BegunAnew {
  now: string;
  profile: Profile;
}

export interface Bounds {
  max: number;
  min: number;
}

export type ChangeKind = "messages" | "clock" | "link" | "people" | "requests" | "settings" | "faults";

export interface ClockAdvance {
  advance_s: number;
}

export interface ClockChoice {
  stands: boolean;
}

export interface ClockShown {
  now: string;
  stands: boolean;
}

export interface CodeSettings {
  length: number;
  life_s: number;
  resend_s: number;
  sends: number;
  sends_pause_s: number;
  sends_per_day: number;
  tries: number;
  tries_pause_s: number;
  warn_tries_left: number;
}

export interface ConsentKept {
  accepted_at: string;
  id: string;
  version: string;
}

export interface ConsentText {
  id: string;
  required: boolean;
  text: Texts;
  title: Texts;
  version: string;
}

export interface DailyLimits {
  address: Allowed;
  installation: Allowed;
  strangers: StrangersAllowed;
}

export type Fault = { kind: "unavailable"; retry_after_s?: number | null } | { kind: "too_many_requests"; retry_after_s: number } | { kind: "delay"; ms: number } | { kind: "drop_before" } | { kind: "drop_after" } | { kind: "captive_portal" } | { kind: "wrong_date"; offset_s: number };

export interface FaultBounds {
  ms: Bounds;
  offset_s: Bounds;
  retry_after_s: Bounds;
  times: Bounds;
}

export interface FaultOrder {
  fault: Fault;
  operation?: string | null;
  times: number;
}

export interface FaultRule {
  fault: Fault;
  hits: number;
  id: number;
  left: number;
  operation?: string | null;
}

export interface FaultRules {
  bounds: FaultBounds;
  faults: FaultRule[];
  operations: string[];
}

export interface FieldSpec {
  choices?: string | null;
  from?: string | null;
  hint?: Texts | null;
  id: string;
  kind: string;
  label: Texts;
  required: boolean;
  when?: When | null;
}

export type Forbidden = "birth_date" | "phone" | "name";

export interface FormSpec {
  fields: FieldSpec[];
  id: string;
  minutes?: number | null;
  text?: Texts | null;
  title: Texts;
}

export interface HeaderSaid {
  name: string;
  value: string;
}

export type Level = "basic";

export interface LimitsChoice {
  lifted: boolean;
}

export interface LimitsShown {
  lifted: boolean;
  limits: DailyLimits;
}

export interface LinkState {
  up: boolean;
}

export interface LoggedRequest {
  at: string;
  detail?: string | null;
  fault?: string | null;
  key?: string | null;
  method: string;
  ms: number;
  path: string;
  problem?: string | null;
  seq: number;
  status?: number | null;
}

export interface Message {
  code?: string | null;
  code_expires_at?: string | null;
  id: number;
  sent_at: string;
  text: string;
  to: string;
}

export interface Messages {
  messages: Message[];
}

export interface News {
  kind: ChangeKind;
}

export interface OpenedRequest {
  answered: Said;
  request: LoggedRequest;
  sent: Said;
}

export interface PasswordPolicy {
  blocklist_sha256?: string | null;
  digit: boolean;
  forbids: Forbidden[];
  lower: boolean;
  max: number;
  max_run?: number | null;
  min: number;
  reminder_days?: number | null;
  shows_strength: boolean;
  special?: string | null;
  upper: boolean;
}

export interface People {
  people: PersonShown[];
}

export interface PersonShown {
  consents: ConsentKept[];
  created_at: string;
  level: Level;
  name: string;
  oid: string;
  phone?: string | null;
}

export interface PersonToAdd {
  birth_date: string;
  forms?: Record<string, Record<string, string>>;
  name: string;
  password: string;
  patronymic?: string | null;
  phone: string;
  surname: string;
}

export type Profile = "kabinet" | "doc-000" | "doc-004";

export interface ProfileChoice {
  profile: string;
}

export interface ProfileShown {
  profile: Profile;
  profiles: Profile[];
  settings: Settings;
}

export interface RegistrationSettings {
  contact_proven_s: number;
  kept_days: number;
  max_age: number;
  min_age: number;
  steps: string[];
}

export interface Requests {
  kept: number;
  requests: LoggedRequest[];
}

export type Reset = Record<string, never>;

export interface Said {
  body?: string | null;
  headers: HeaderSaid[];
}

export interface SessionSettings {
  life_s: number;
  warning_s: number;
}

export interface Settings {
  code: CodeSettings;
  consents: ConsentText[];
  forms?: FormSpec[];
  password: PasswordPolicy;
  portal_name?: Texts | null;
  profile: Profile;
  registration: RegistrationSettings;
  session: SessionSettings;
  version: string;
  words: Words;
}

export interface StrangersAllowed {
  codes: number;
  wrong_passwords: number;
}

export interface Texts {
  en: string;
  ru: string;
}

export interface When {
  field: string;
  is: string;
}

export interface Words {
  create_account: Texts;
}
