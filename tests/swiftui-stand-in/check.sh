#!/bin/sh
# Type-checks the iPhone app and the parts of KabinetKit that only an iPhone compiles, against declarations of our own in
# place of Apple's frameworks. `swift build` or `swift test` comes first: its build folder is the one argument.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
build=$(cd "$1" && pwd)
made=$build/swiftui-stand-in
mkdir -p "$made"

check() {
    swiftc "$@" -swift-version 6 -warnings-as-errors -parse-as-library \
        -module-cache-path "$made/cache" -I "$made" -I "$here/modules" \
        -I "$build/debug/Modules" -I "$project/ios/generated/KabinetFFI"
}

# shellcheck disable=SC2046 # No name of a source has a space.
check -emit-module -module-name KabinetKit -emit-module-path "$made/KabinetKit.swiftmodule" \
    $(find "$project/ios/Sources/KabinetKit" -name '*.swift' | sort)
# shellcheck disable=SC2046
check -typecheck -module-name Kabinet $(find "$project/ios/Sources/Kabinet" -name '*.swift' | sort)

# What must be an error is one, and for no other reason than its own.
check -typecheck -module-name Probe "$here/probes/right.swift"
refuses() {
    if check -typecheck -module-name Probe "$here/probes/$1.swift" >"$made/probe.log" 2>&1; then
        echo "$1.swift compiles, so the check finds nothing" >&2
        exit 1
    fi
    if ! grep -q "error: $2" "$made/probe.log"; then
        cat "$made/probe.log" >&2
        echo "$1.swift fails for another reason than: $2" >&2
        exit 1
    fi
}
refuses misspelt-modifier "value of type 'Text' has no member 'accessibiltyLabel'"
refuses misspelt-property "value of type 'UITextField' has no member 'textContentTyp'"
refuses missing-case "switch must be exhaustive"
refuses wrong-thread "call to main actor-isolated instance method 'back()'"
echo "the app type-checks against the stand-in"
