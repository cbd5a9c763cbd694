//! The golden files are examples of the description: a changed file makes it anew.

fn main() {
    println!("cargo::rerun-if-changed=../tests/golden/v1");
}
