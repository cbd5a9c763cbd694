//! Files that are written from others and kept in the project: written anew, or compared with what they should be.

use std::{fs, path::Path};

use crate::{
    error::{Error, Result},
    project,
};

/// A file and the text it must hold.
pub struct Generated {
    /// Relative to the project.
    pub path: &'static str,
    /// Its whole text.
    pub text: String,
}

/// Writes the files, or with `check` only says which are stale.
///
/// # Errors
/// [`Error::Stale`] with `check`; a file can't be written.
pub fn settle(root: &Path, files: &[Generated], check: bool, command: &'static str) -> Result<()> {
    if check {
        let differs =
            |file: &&Generated| fs::read_to_string(root.join(file.path)).ok().as_deref() != Some(&file.text);
        let stale: Vec<_> = files.iter().filter(differs).map(|file| file.path.to_owned()).collect();
        return if stale.is_empty() { Ok(()) } else { Err(Error::Stale { files: stale, command }) };
    }
    for file in files {
        project::write(&root.join(file.path), &file.text)?;
        say!("wrote {}", file.path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_is_named_and_a_written_one_is_not() {
        let root = tempfile::tempdir().expect("a folder");
        let files = [Generated { path: "docs/a.md", text: "new".into() }];
        let stale =
            settle(root.path(), &files, true, "cargo xtask docs").expect_err("not there yet").to_string();
        assert!(stale.contains("docs/a.md") && stale.contains("cargo xtask docs"), "{stale}");
        settle(root.path(), &files, false, "cargo xtask docs").expect("written");
        settle(root.path(), &files, true, "cargo xtask docs").expect("fresh");
        fs::write(root.path().join("docs/a.md"), "changed by hand").expect("a write");
        assert!(settle(root.path(), &files, true, "cargo xtask docs").is_err());
    }
}
