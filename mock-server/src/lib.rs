//! The portal stand-in: the API that Kabinet's apps talk to, with what stands behind it (operator, registers, desks),
//! and a console to watch and move it, on one machine.
//!
//! It shares no code with the core: wire types are written twice and pinned by the golden files in `tests/golden`.
//! Its rooms carry the names of the core's journeys; what they stand on (`portal`, `http`, `rules`, `storage`) knows
//! none of them. Everything a journey does to answer one request happens in one
//! `SQLite` transaction, together with the record that makes a repeated request harmless.

#![deny(clippy::print_stdout, clippy::print_stderr)] // They panic where nobody reads.

mod account;
pub mod behind;
pub mod cli;
pub mod codes;
pub mod console;
mod contact_change;
mod directories;
mod http;
mod portal;
pub mod registration;
mod room;
mod rooms;
mod rules;
pub mod sessions;
mod settings;
pub mod sign_in;
mod storage;
pub mod terminal;

pub use account::wire::{
    Account, ConsentGiven, ConsentKept, ConsentWithdrawal, ConsentWithdrawn, Level, PersonName,
};
pub use http::bodies::{Bodies, Rewrite};
pub use http::exposure::{Exposure, ExposureError, SHORTEST_TOKEN};
pub use http::guard::ConsoleGuard;
pub use http::hosts::{HostName, NotAHostName};
pub use http::language::{Language, Texts};
pub use http::peer::Peer;
pub use http::problem::{FieldFault, Problem, ProblemKind};
pub use http::request::{BODY_LIMIT, BODY_TIMEOUT, Nothing};
pub use http::server::{
    BindError, HEAD_LIMIT, HEAD_TIMEOUT, HEADERS_LIMIT, Interruption, bind, bind_at, serve,
};
pub use http::socket::WRITE_TIMEOUT;
pub use portal::changes::{ChangeKind, Changes};
pub use portal::clock::{Clock, ClockError, ManualTime, RealTime, SystemTime};
pub use portal::faults::{self, Faults};
pub use portal::link::Link;
pub use portal::random::{Randomness, SeededRandomness, SystemRandomness};
pub use portal::request_log::{HeaderSaid, LoggedRequest, OpenedRequest, Said};
pub use portal::{Options, Portal};
pub use rooms::{ApiCall, api_calls, openapi_document, page_list, problem_list, refusal_words, route_list};
pub use rules::forms::spec::{FieldSpec, FormSpec, When};
pub use rules::limits::{Allowed, DailyLimits, StrangersAllowed};
pub use rules::password_hash::PasswordCost;
pub use rules::password_policy::{Forbidden, PasswordPolicy};
pub use rules::password_refusals::refusals as password_refusals;
pub use rules::personal_data::PersonalData;
pub use rules::profile::ProfileSettings;
pub use rules::settings::{
    CodeSettings, ConsentText, Profile, RegistrationSettings, SessionSettings, Settings, Step, Words,
};
pub use storage::{
    DataPlace, MemoryDatabase, NotPrivate, OpenError, make_all_private, make_private, write_private,
};
