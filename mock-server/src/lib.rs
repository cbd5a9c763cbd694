//! The portal stand-in: the API that Kabinet's apps talk to, with what stands behind it (operator, registers, desks),
//! and a console to watch and move it, on one machine.
//!
//! It shares no code with the core: wire types are written twice and pinned by the golden files in `tests/golden`.
//! Its modules carry the names of the core's journeys. Everything a journey does to answer one request happens in one
//! `SQLite` transaction, together with the record that makes a repeated request harmless.

mod account;
mod changes;
pub mod cli;
mod clock;
pub mod codes;
pub mod console;
mod exposure;
pub mod faults;
mod fields;
mod hosts;
mod idempotency;
mod json;
mod keys;
mod language;
mod link;
mod observe;
mod openapi;
mod operator;
mod password_hash;
mod password_policy;
mod portal;
mod problem;
mod random;
pub mod registration;
mod request;
mod request_log;
mod routes;
mod server;
pub mod sessions;
mod settings;
pub mod sign_in;
mod socket;
mod storage;
mod tries;
mod work;

pub use account::{Account, ConsentWithdrawal, ConsentWithdrawn, PersonName};
pub use changes::{ChangeKind, Changes};
pub use clock::{Clock, ClockError, ManualTime, RealTime, SystemTime};
pub use console::ConsoleGuard;
pub use exposure::{Exposure, ExposureError, SHORTEST_TOKEN};
pub use faults::Faults;
pub use language::{Language, Texts};
pub use link::Link;
pub use openapi::document as openapi_document;
pub use password_policy::{Forbidden, PasswordPolicy, PersonalData, refusals as password_refusals};
pub use portal::{Options, Portal, page_list, route_list};
pub use problem::{FieldFault, Problem, ProblemKind};
pub use random::{Randomness, SeededRandomness, SystemRandomness};
pub use request::{BODY_LIMIT, BODY_TIMEOUT, Nothing};
pub use request_log::LoggedRequest;
pub use server::{BindError, HEAD_LIMIT, HEAD_TIMEOUT, HEADERS_LIMIT, bind, bind_at, interrupted, serve};
pub use settings::{
    CodeSettings, ConsentText, Profile, ProfileSettings, RegistrationSettings, SessionSettings, Settings,
    Step, Words,
};
pub use socket::WRITE_TIMEOUT;
pub use storage::{DataPlace, MemoryDatabase, OpenError};
