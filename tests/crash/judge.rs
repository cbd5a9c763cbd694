//! What must be true after a strike, whatever was struck.

use std::{collections::BTreeSet, fmt};

use mock_server::console::people::wire::PersonShown;

use crate::walk::{Line, Typed, Walked};

/// The keys of a walk's screens, one after another. The same screen may come again later.
#[derive(Debug)]
pub struct Order(Vec<String>);

impl Order {
    /// The order of a walk.
    pub fn of(walked: &Walked) -> Self {
        Self(walked.keys().into_iter().map(str::to_owned).collect())
    }

    /// The next place of a screen, from a place on; none when it does not come any more.
    pub fn further(&self, from: usize, key: &str) -> Option<usize> {
        self.0.get(from..)?.iter().position(|known| known == key).map(|further| from + further)
    }
}

/// What an undisturbed walk shows and leaves behind.
#[derive(Debug)]
pub struct Undisturbed {
    /// Its screens.
    pub screens: Order,
    /// How many SMS it took.
    pub messages: usize,
    /// How often a password was typed that orders one.
    pub orders: usize,
    /// The account it made, when it made one.
    pub person: Option<PersonShown>,
}

/// What was not as it must be.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The strike did not happen.
    #[error("the call was never made")]
    NotHit,
    /// A process hung.
    #[error("{walk} did not end by itself; screens: {}", screens.join(" → "))]
    Hung {
        /// Which one.
        walk: Which,
        /// What it showed.
        screens: Vec<String>,
    },
    /// A process ended as none may.
    #[error("{walk} failed; screens: {}\n{said}", screens.join(" → "))]
    Failed {
        /// Which one.
        walk: Which,
        /// What it showed.
        screens: Vec<String>,
        /// What it said.
        said: String,
    },
    /// Something that was shown as reached is no longer.
    #[error("«{shown}» is shown after «{reached}» was reached")]
    WentBack {
        /// What had been shown.
        reached: String,
        /// What is shown now.
        shown: String,
    },
    /// A screen that no undisturbed walk meets.
    #[error("«{key}» is no screen of this journey")]
    Strange {
        /// Its key.
        key: String,
    },
    /// The walk that was not disturbed says that something could not be kept.
    #[error("nothing was struck any more, and yet «{key}» says that something could not be kept")]
    NotKept {
        /// The screen.
        key: String,
    },
    /// Something that was kept had to be typed again.
    #[error("«{field}» of «{screen}» was kept and had to be typed again")]
    AskedAgain {
        /// The screen.
        screen: String,
        /// The field.
        field: String,
    },
    /// The wrong number of accounts.
    #[error("the number has {found} accounts instead of {expected}")]
    Accounts {
        /// How many there are.
        found: usize,
        /// How many an undisturbed walk makes.
        expected: usize,
    },
    /// The account is not what was typed.
    #[error("the account is another one than that of an undisturbed walk")]
    OtherAccount,
    /// The wrong number of SMS.
    #[error("{found} SMS were sent instead of {expected}")]
    Messages {
        /// How many were sent.
        found: usize,
        /// How many an undisturbed walk takes.
        expected: usize,
    },
    /// Files are not what the rows that name them say.
    #[error("{0}")]
    Files(String),
    /// The sweep itself could not go on.
    #[error("{0}")]
    Broken(String),
}

/// Which walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one with which others are compared.
    Undisturbed,
    /// The one that was struck.
    Struck,
    /// The one after that, on the same data.
    Afterwards,
    /// The one beside a portal that was struck.
    Beside,
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Undisturbed => "the undisturbed walk",
            Self::Struck => "the walk that was struck",
            Self::Afterwards => "the walk after it",
            Self::Beside => "the walk beside it",
        })
    }
}

/// What a walk was told, by its screens, to be kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The place in an undisturbed walk of the last screen that came, other than one that says that something could
    /// not be kept.
    pub reached: usize,
    /// What was typed and may not have to be typed again.
    pub typed: BTreeSet<Typed>,
}

impl Undisturbed {
    /// What a walk that was struck was told to be kept, and what it showed that it may not.
    pub fn kept(&self, walked: &Walked) -> (Kept, Vec<Wrong>) {
        let (mut kept, mut wrong) = (Kept::default(), Vec::new());
        // Only the next screen tells whether what is typed now was kept; one that says it was not is printed once,
        // however often it says so.
        let (mut since_last_screen, mut is_doubtful) = (BTreeSet::new(), false);
        for line in &walked.lines {
            match line {
                Line::Typed(typed) if typed.secret => {}
                Line::Typed(typed) => {
                    since_last_screen.insert(typed.clone());
                }
                Line::Shown { not_kept: true, .. } => {
                    since_last_screen.clear();
                    is_doubtful = true;
                }
                Line::Shown { key, not_kept: false } => {
                    is_doubtful = false;
                    self.follow(key, &mut kept.reached, &mut wrong);
                    kept.typed.append(&mut since_last_screen);
                }
            }
        }
        if !is_doubtful {
            // The phone has taken these, and there was no sign that they were not kept.
            kept.typed.append(&mut since_last_screen);
        }
        (kept, wrong)
    }

    /// Judges a walk that nothing disturbs any more, after what an earlier one was told to be kept.
    pub fn judge_walk(&self, walk: Which, kept: &Kept, walked: &Walked) -> Vec<Wrong> {
        let (mut reached, mut wrong) = (kept.reached, Vec::new());
        for line in &walked.lines {
            match line {
                Line::Typed(typed) if kept.typed.contains(typed) => {
                    wrong
                        .push(Wrong::AskedAgain { screen: typed.screen.clone(), field: typed.field.clone() });
                }
                Line::Typed(_) => {}
                Line::Shown { key, not_kept: true } => wrong.push(Wrong::NotKept { key: key.clone() }),
                Line::Shown { key, not_kept: false } => self.follow(key, &mut reached, &mut wrong),
            }
        }
        if !walked.arrived() {
            wrong.push(not_arrived(walk, walked));
        }
        wrong
    }

    /// Finds a screen in what is left of an undisturbed walk: the same or a later one.
    fn follow(&self, key: &str, reached: &mut usize, wrong: &mut Vec<Wrong>) {
        if let Some(further) = self.screens.further(*reached, key) {
            *reached = further;
        } else if self.screens.further(0, key).is_some() {
            let reached = self.screens.0[*reached].clone();
            wrong.push(Wrong::WentBack { reached, shown: key.to_owned() });
        } else {
            wrong.push(Wrong::Strange { key: key.to_owned() });
        }
    }

    /// Judges the accounts that a number has when all is over.
    pub fn judge_people(&self, people: &[&PersonShown]) -> Vec<Wrong> {
        let (found, expected) = (people.len(), usize::from(self.person.is_some()));
        let facts = |person: &PersonShown| {
            let consents: Vec<_> = person.consents.iter().map(|consent| consent.id.clone()).collect();
            (person.name.clone(), person.level, consents)
        };
        if found != expected {
            vec![Wrong::Accounts { found, expected }]
        } else if people.iter().any(|person| Some(facts(person)) != self.person.as_ref().map(facts)) {
            vec![Wrong::OtherAccount]
        } else {
            Vec::new()
        }
    }

    /// Judges how many SMS went to a number when all is over, after these walks. No request with a password outlives
    /// its process, so one that is typed again is another request of the person, and may take another SMS.
    pub fn judge_messages(&self, found: usize, walks: &[&Walked]) -> Vec<Wrong> {
        let orders: usize = walks.iter().map(|walked| walked.orders()).sum();
        let expected = self.messages;
        let most = expected + orders.saturating_sub(self.orders);
        if (expected..=most).contains(&found) {
            Vec::new()
        } else {
            vec![Wrong::Messages { found, expected }]
        }
    }
}

/// Says that a walk did not come to its end.
pub fn not_arrived(walk: Which, walked: &Walked) -> Wrong {
    let screens = walked.keys().into_iter().map(str::to_owned).collect();
    match walked.status {
        None => Wrong::Hung { walk, screens },
        Some(status) => Wrong::Failed { walk, screens, said: format!("{status}\n{}", walked.said) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undisturbed() -> Undisturbed {
        let screens = Order(["home", "person", "waiting", "home"].map(str::to_owned).into());
        Undisturbed { screens, messages: 1, orders: 0, person: None }
    }

    fn shown(key: &str) -> Line {
        Line::Shown { key: key.to_owned(), not_kept: false }
    }

    fn not_kept(key: &str) -> Line {
        Line::Shown { key: key.to_owned(), not_kept: true }
    }

    fn field(field: &str, secret: bool) -> Typed {
        Typed { screen: "person".to_owned(), field: field.to_owned(), secret }
    }

    fn walked(lines: Vec<Line>) -> Walked {
        Walked { lines, status: Some(std::process::ExitStatus::default()), said: String::new() }
    }

    /// What is wrong with a walk after another.
    fn after(before: Vec<Line>, lines: Vec<Line>) -> Vec<Wrong> {
        let (kept, wrong) = undisturbed().kept(&walked(before));
        assert_eq!(wrong, []);
        undisturbed().judge_walk(Which::Afterwards, &kept, &walked(lines))
    }

    #[test]
    fn the_same_screen_or_a_later_one_may_come() {
        assert_eq!(after(vec![shown("home"), shown("person")], vec![shown("person"), shown("home")]), []);
        assert_eq!(after(vec![shown("home"), shown("person")], vec![shown("home")]), []);
        assert_eq!(after(vec![], vec![shown("home"), shown("person")]), []);
    }

    #[test]
    fn an_earlier_screen_or_a_strange_one_may_not() {
        let back = Wrong::WentBack { reached: "waiting".to_owned(), shown: "person".to_owned() };
        assert_eq!(after(vec![shown("waiting")], vec![shown("person")]), [back]);
        let strange = Wrong::Strange { key: "trouble".to_owned() };
        assert_eq!(after(vec![shown("waiting")], vec![shown("trouble")]), [strange]);
    }

    #[test]
    fn a_screen_that_says_not_kept_is_no_screen_that_was_reached() {
        assert_eq!(after(vec![shown("home"), not_kept("waiting")], vec![shown("person")]), []);
        let again = Wrong::NotKept { key: "person".to_owned() };
        assert_eq!(after(vec![shown("home")], vec![not_kept("person")]), [again]);
    }

    #[test]
    fn what_was_kept_may_not_be_typed_again() {
        let typed = |id| Line::Typed(field(id, false));
        let again = Wrong::AskedAgain { screen: "person".to_owned(), field: "name".to_owned() };
        assert_eq!(
            after(vec![shown("person"), typed("name")], vec![shown("person"), typed("name")]),
            [again]
        );
        let other = vec![shown("person"), typed("surname")];
        assert_eq!(after(vec![shown("person"), typed("name")], other), []);
    }

    #[test]
    fn a_secret_and_what_was_said_not_to_be_kept_may() {
        let code = Line::Typed(field("code", true));
        assert_eq!(after(vec![shown("person"), code.clone()], vec![shown("person"), code]), []);
        let name = Line::Typed(field("name", false));
        let before = vec![shown("person"), name.clone(), not_kept("person"), name.clone()];
        assert_eq!(after(before, vec![shown("person"), name]), []);
    }

    #[test]
    fn a_password_that_is_typed_again_on_the_way_in_may_take_one_more_sms() {
        let typed = |screen: &str, field: &str| {
            walked(vec![Line::Typed(Typed {
                screen: screen.to_owned(),
                field: field.to_owned(),
                secret: true,
            })])
        };
        let login = typed("sign_in/login", "password");
        let judged = |found, walks: &[&Walked]| {
            Undisturbed { orders: 1, ..undisturbed() }.judge_messages(found, walks)
        };
        assert_eq!(judged(1, &[&login, &login]), []);
        assert_eq!(judged(2, &[&login, &login]), []);
        let two = [Wrong::Messages { found: 2, expected: 1 }];
        assert_eq!(judged(2, &[&login]), two);
        assert_eq!(judged(2, &[&login, &typed("registration/password", "password")]), two);
        assert_eq!(judged(3, &[&login, &login]), [Wrong::Messages { found: 3, expected: 1 }]);
    }

    #[test]
    fn two_sms_for_one_request_are_wrong_and_so_is_a_second_account() {
        assert_eq!(undisturbed().judge_messages(2, &[]), [Wrong::Messages { found: 2, expected: 1 }]);
        assert_eq!(undisturbed().judge_messages(1, &[]), []);
        let person = PersonShown {
            oid: "1".to_owned(),
            name: "Ветрова Алёна".to_owned(),
            phone: Some("+79001234567".to_owned()),
            level: mock_server::Level::Basic,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            consents: Vec::new(),
        };
        let expected = Undisturbed { person: Some(person.clone()), ..undisturbed() };
        assert_eq!(expected.judge_people(&[&person]), []);
        assert_eq!(expected.judge_people(&[]), [Wrong::Accounts { found: 0, expected: 1 }]);
        assert_eq!(expected.judge_people(&[&person, &person]), [Wrong::Accounts { found: 2, expected: 1 }]);
        let other = PersonShown { name: "Ветрова".to_owned(), ..person };
        assert_eq!(expected.judge_people(&[&other]), [Wrong::OtherAccount]);
    }
}
