//! Contenders side by side: one round of each in turn, again and again, so that whatever the machine does meanwhile it
//! does to all of them.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout},
};

use crate::{
    error::{Error, Result},
    run::Invocation,
};

/// One of those that are compared.
#[derive(Clone)]
pub struct Contender {
    /// How the document names it.
    pub name: &'static str,
    /// The program; contenders with the same one share a process.
    pub program: Invocation,
    /// What it is told to do, and how often in one round.
    pub command: (&'static str, u32),
    /// Every round has a process of its own.
    pub is_fresh: bool,
}

/// The nanoseconds of every contender's rounds, in order.
pub type Rounds = BTreeMap<&'static str, Vec<f64>>;

/// Takes `rounds` rounds, and one before that does not count.
///
/// # Errors
/// A contender can't be started or gives no figure.
pub fn hold(contenders: &[Contender], rounds: u32) -> Result<Rounds> {
    let mut standing: BTreeMap<String, Process> = BTreeMap::new();
    let mut taken = Rounds::new();
    for round in 0..=rounds {
        for Contender { name, program, command, is_fresh } in contenders {
            let figure = if *is_fresh {
                Process::start(program)?.ask(*command)?
            } else {
                let place = program.to_string();
                if !standing.contains_key(&place) {
                    standing.insert(place.clone(), Process::start(program)?);
                }
                let process = standing.get_mut(&place);
                process.ok_or_else(|| Error::NotPassed(format!("{place} was not started")))?.ask(*command)?
            };
            if round > 0 {
                taken.entry(name).or_default().push(figure);
            }
        }
    }
    Ok(taken)
}

/// A process of a contender, which ends with its input.
struct Process {
    what: String,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Process {
    fn start(program: &Invocation) -> Result<Self> {
        let (child, input, output) = program.converse()?;
        Ok(Self { what: program.to_string(), child, input: Some(input), output: BufReader::new(output) })
    }

    fn ask(&mut self, (command, count): (&str, u32)) -> Result<f64> {
        let mut line = String::new();
        let asked = self.input.as_mut().map_or(Ok(()), |input| writeln!(input, "{command} {count}"));
        let answered = asked.and_then(|()| self.output.read_line(&mut line));
        let figure = answered.ok().and_then(|_| line.trim().parse::<f64>().ok());
        // A figure that is no number is no figure either.
        figure.filter(|figure| figure.is_finite() && *figure > 0.0).ok_or_else(|| {
            Error::NotPassed(format!("{}: no figure for «{command}»: {}", self.what, line.trim()))
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contender(name: &'static str, script: &str, is_fresh: bool) -> Contender {
        let program = Invocation::new("sh", std::env::temp_dir()).args(["-c", script]);
        Contender { name, program, command: ("go", 3), is_fresh }
    }

    #[test]
    fn rounds_are_taken_in_turn_and_the_first_does_not_count() {
        let folder = tempfile::tempdir().expect("a folder");
        let order = folder.path().join("order");
        let script = |name: &str| {
            let order = order.display();
            format!("n=0; while read line; do n=$((n + 1)); echo \"{name} $line\" >> {order}; echo $n; done")
        };
        let rounds = hold(&[contender("a", &script("a"), false), contender("b", &script("b"), false)], 2)
            .expect("figures");
        assert_eq!(rounds["a"], [2.0, 3.0]);
        assert_eq!(rounds["b"], [2.0, 3.0]);
        let order = std::fs::read_to_string(&order).expect("the order was written");
        assert_eq!(order.lines().collect::<Vec<_>>(), ["a go 3", "b go 3"].repeat(3));
    }

    #[test]
    fn a_fresh_contender_has_a_process_for_each_round() {
        let rounds = hold(&[contender("a", "n=0; while read line; do n=$((n + 1)); echo $n; done", true)], 2)
            .expect("figures");
        assert_eq!(rounds["a"], [1.0, 1.0]);
    }

    #[test]
    fn what_gives_no_figure_is_an_error_that_names_it() {
        for script in ["read line; echo many", "exit 3", "read line; echo NaN", "read line; echo 0"] {
            let failure = hold(&[contender("a", script, false)], 1).expect_err("no figure").to_string();
            assert!(failure.contains("sh") && failure.contains("go"), "{failure}");
        }
    }
}
