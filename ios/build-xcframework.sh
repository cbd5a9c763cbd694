#!/bin/sh
# Builds the core for iPhones and for the simulator of Macs with Apple's processors, as stores get it, and the Swift side
# of it. Needs a Mac with Xcode, and `rustup target add aarch64-apple-ios aarch64-apple-ios-sim`.
set -eu

ios=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$ios")
framework=$ios/Kabinet.xcframework
targets="aarch64-apple-ios aarch64-apple-ios-sim"

# The core's own floor: what is older than the app's is not linked.
export IPHONEOS_DEPLOYMENT_TARGET=17.0

cd "$project"
cargo xtask bindings --release
for target in $targets; do
    cargo build -p kabinet-bindings --no-default-features --profile dist --target "$target"
done

artifacts=$(cargo metadata --no-deps --format-version 1 | plutil -extract target_directory raw -)
rm -rf "$framework"
# The headers stand in the package; a second module map of them would be one too many.
set --
for target in $targets; do
    set -- "$@" -library "$artifacts/$target/dist/libkabinet.a"
done
xcodebuild -create-xcframework "$@" -output "$framework"
