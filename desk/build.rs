//! The pages are part of the program: a changed page makes it anew.

fn main() {
    println!("cargo::rerun-if-changed=web");
}
