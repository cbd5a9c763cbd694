//! The form in which passwords are compared.

use unicode_normalization::UnicodeNormalization;

/// A password as it is judged and hashed: NFKC, so that one typed on another keyboard is the same.
pub fn normalized(password: &str) -> String {
    password.nfkc().collect()
}
