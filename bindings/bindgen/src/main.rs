//! Writes the Kotlin and Swift sides of the boundary from the compiled library. Run by `cargo xtask bindings`; it is a
//! package of its own so that the generator is never linked into the library of the phones.

fn main() {
    uniffi::uniffi_bindgen_main();
}
