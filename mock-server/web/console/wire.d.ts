// The JSON of the console's API.

export interface Clock { now: string }
export interface Link { up: boolean }
export interface Consent { id: string; version: string; accepted_at: string }
export interface Person {
  oid: string;
  name: string;
  phone: string | null;
  level: string;
  created_at: string;
  consents: Consent[];
}
export interface LoggedRequest {
  seq: number;
  at: string;
  method: string;
  path: string;
  key: string | null;
  status: number | null;
  problem: string | null;
  detail: string | null;
  fault: string | null;
  ms: number;
}
export interface RuleSet { profile: string; profiles: string[] }
export type FaultKind = "unavailable" | "too_many_requests" | "delay" | "drop_before" | "drop_after" | "captive_portal" | "wrong_date";
export interface Fault { kind: FaultKind; retry_after_s?: number | null; ms?: number; offset_s?: number }
export interface FaultOrder { operation: string | null; times: number; fault: Fault }
export interface FaultRule { id: number; operation: string | null; fault: Fault; left: number; hits: number }
export interface FaultRules { faults: FaultRule[]; operations: string[] }
export type Kind = "clock" | "link" | "people" | "requests" | "settings" | "faults";
