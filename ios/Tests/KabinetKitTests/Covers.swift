/// Names the rows of the feature table that the calling test proves, at most three a test.
/// `cargo xtask docs` reads these calls from the sources.
func covers(_ rows: String...) {
    precondition((1...3).contains(rows.count), "a test covers one to three rows, not \(rows.count)")
}
