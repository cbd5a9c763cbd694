//! Lines for the person at the terminal. Whoever stops reading (`| head -3`) has read enough: nothing fails for it, as it
//! would with the macros of the standard library.

/// A line on the output stream; arguments as those of `println!`.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = std::writeln!(std::io::stdout(), $($words)*);
    }};
}

/// A line on the error stream.
macro_rules! complain {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = std::writeln!(std::io::stderr(), $($words)*);
    }};
}
