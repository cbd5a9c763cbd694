//! The one library that Kotlin and Swift load. It holds no code of its own: it re-exports the functions that
//! `kabinet-core` exports, so that they end up in a `cdylib` and a `staticlib` while the core stays an ordinary crate.
//!
//! `cargo xtask bindings` builds it and writes the Kotlin and Swift sides; `uniffi.toml` beside this package names
//! their packages and modules.

kabinet_core::uniffi_reexport_scaffolding!();
