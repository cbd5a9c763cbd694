//! What can happen in a walk, and the walk of a seed.

use super::dice::Dice;

/// One thing that happens. Its numbers pick among what is there at that moment, so that a walk from which steps were
/// taken out is still a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// The person does what leads on: fills in the screen and taps.
    GoOn {
        /// What they type, by their number among [`super::people`].
        who: usize,
        /// Whether what they type goes down as drafts first.
        drafts: bool,
    },
    /// A tap on one of the screen's actions.
    Tap {
        /// Which: even numbers are the main action.
        which: usize,
        /// What stands in the fields.
        filling: Filling,
        /// When it comes.
        timing: Timing,
    },
    /// A tap on something that may not be there.
    TapAnything(&'static str),
    /// Half a text in one of the fields.
    Draft {
        /// Which field.
        which: usize,
        /// The text.
        text: &'static str,
    },
    /// Something becomes of one of the requests under way.
    Wire {
        /// Which.
        which: usize,
        /// What.
        fate: Fate,
    },
    /// Every request under way is answered, and what follows from that, until nothing is under way.
    Calm,
    /// Time passes, so many seconds.
    Pass(u64),
    /// The system tells the phone something.
    System(News),
    /// A background job runs the queue.
    RunQueue,
    /// The process dies and is started again.
    Kill(Death),
    /// From now on so many commits fail.
    Disk {
        /// There is no room; otherwise an I/O error.
        full: bool,
        /// How many.
        commits: u8,
    },
    /// Something happens to the portal.
    Portal(Event),
    /// The person sets the phone's clock this many seconds off.
    WallClock(i64),
}

/// What stands in the fields at a tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// What one of the people types.
    As(usize),
    /// The same text everywhere.
    Badly(&'static str),
    /// Whatever stands there.
    AsItIs,
}

/// When a tap comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// While its screen is shown.
    Fresh,
    /// For a picture that is no longer shown.
    Late,
    /// Twice for the same picture.
    Double,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// It arrives, and so does the answer.
    Answered,
    /// It arrives; the answer is still on its way.
    Delayed,
    /// It does not arrive.
    Lost(Break),
    /// It arrives, the answer does not.
    AnswerLost(Break),
    /// It arrives twice; one of the answers is heard.
    Doubled {
        /// The second.
        second: bool,
    },
    /// The phone gives up waiting, and the request arrives later.
    TooLate,
    /// Something else answers.
    Odd {
        /// After the portal has done what was asked.
        done: bool,
        /// What it says.
        answer: Odd,
    },
    /// It is answered with a wrong `Date`, so many seconds off.
    WrongDate(i64),
    /// The answer breaks off in the middle of its body.
    Half,
}

/// How an exchange breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// No connection.
    NoLink,
    /// No answer in time.
    TimedOut,
    /// A certificate that is not the portal's.
    Untrusted,
}

/// Answers that are not what was agreed on, or not the portal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// 503, with or without seconds to wait.
    Unavailable(Option<u32>),
    /// 429 with seconds to wait.
    TooMany(u32),
    /// The network's sign-in page in the portal's place.
    Captive,
    /// A redirect to it.
    CaptiveRedirect,
    /// An empty 200.
    Empty,
}

/// News of the phone's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// There is a link.
    Online,
    /// There is none.
    Offline,
    /// The app is seen.
    Foreground,
    /// It is not.
    Background,
    /// A push came.
    Push,
    /// The clock was changed.
    ClockChanged,
    /// Another language was chosen: English, or else Russian.
    Language {
        /// English.
        english: bool,
    },
    /// A call goes on, or has ended.
    Call {
        /// It goes on.
        active: bool,
    },
    /// A link of ours was opened.
    Link,
}

/// How the process dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// Between two events; it is started again after so many seconds.
    Now {
        /// Seconds without a process.
        off: u64,
    },
    /// Right before the next commit.
    BeforeCommit,
    /// Right after the next commit: nothing that follows from it has happened.
    AfterCommit,
}

/// What happens to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It stops and starts again on what it kept.
    Restart,
    /// Nothing reaches it.
    LinkOff,
    /// It can be reached again.
    LinkOn,
    /// Other rules hold for what begins from now on.
    Profile(&'static str),
}

/// What kinds of weather a seed has. Each seed has its own few, so that rare ones meet often (swarm testing).
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each kind of weather comes or stays away by itself")]
struct Weather {
    losses: bool,
    doubles: bool,
    delays: bool,
    odd_answers: bool,
    wrong_dates: bool,
    kills: bool,
    bad_disk: bool,
    portal: bool,
    long_times: bool,
    bad_taps: bool,
    system: bool,
}

impl Weather {
    fn of(dice: &mut Dice) -> Self {
        let mut has = || dice.percent(45);
        Self {
            losses: has(),
            doubles: has(),
            delays: has(),
            odd_answers: has(),
            wrong_dates: has(),
            kills: has(),
            bad_disk: has(),
            portal: has(),
            long_times: has(),
            bad_taps: has(),
            system: has(),
        }
    }
}

/// A kind of step, before its numbers are drawn.
#[derive(Clone, Copy)]
enum Kind {
    GoOn,
    Tap,
    TapAnything,
    Draft,
    Answer,
    Spoil,
    Calm,
    Pass,
    System,
    RunQueue,
    Kill,
    Disk,
    Portal,
    WallClock,
}

/// The walk of a seed.
pub fn steps_of(seed: u64) -> Vec<Step> {
    let mut dice = Dice::new(seed);
    let weather = Weather::of(&mut dice);
    let length = 20 + dice.below(60);
    let only = |weight: u32, has: bool| if has { weight } else { 0 };
    let kinds = [
        (26, Kind::GoOn),
        (only(12, weather.bad_taps), Kind::Tap),
        (only(3, weather.bad_taps), Kind::TapAnything),
        (4, Kind::Draft),
        (22, Kind::Answer),
        (only(26, weather.has_bad_wire()), Kind::Spoil),
        (6, Kind::Calm),
        (8, Kind::Pass),
        (only(6, weather.system), Kind::System),
        (only(2, weather.system), Kind::RunQueue),
        (only(10, weather.kills), Kind::Kill),
        (only(6, weather.bad_disk), Kind::Disk),
        (only(6, weather.portal), Kind::Portal),
        (only(2, weather.wrong_dates), Kind::WallClock),
    ];
    (0..length)
        .map(|_| {
            let kind = dice.weighted(&kinds);
            step_of(kind, &weather, &mut dice)
        })
        .collect()
}

fn step_of(kind: Kind, weather: &Weather, dice: &mut Dice) -> Step {
    match kind {
        Kind::GoOn => Step::GoOn { who: who(dice), drafts: dice.percent(40) },
        Kind::Tap => Step::Tap { which: dice.below(64), filling: filling(dice), timing: timing(dice) },
        Kind::TapAnything => Step::TapAnything(dice.one_of(&[
            "back",
            "close",
            "retry",
            "check_code",
            "create_account",
            "read:agreement",
            "read:x",
            "",
            "start_over",
        ])),
        Kind::Draft => Step::Draft {
            which: dice.below(8),
            text: dice.one_of(&["", "Сер", "+7 9", "true", "false", "12.0", "Лев"]),
        },
        Kind::Answer => Step::Wire { which: dice.below(8), fate: Fate::Answered },
        Kind::Spoil => Step::Wire { which: dice.below(8), fate: weather.fate(dice) },
        Kind::Calm => Step::Calm,
        Kind::Pass => Step::Pass(pass(weather, dice)),
        Kind::System => Step::System(news(dice)),
        Kind::RunQueue => Step::RunQueue,
        Kind::Kill => Step::Kill(dice.weighted(&[
            (4, Death::Now { off: 0 }),
            (1, Death::Now { off: 70 }),
            (1, Death::Now { off: 4_000 }),
            (1, Death::Now { off: 90_000 }),
            (5, Death::BeforeCommit),
            (5, Death::AfterCommit),
        ])),
        Kind::Disk => Step::Disk { full: dice.percent(50), commits: dice.one_of(&[1, 1, 2, 5]) },
        Kind::Portal => Step::Portal(dice.weighted(&[
            (4, Event::Restart),
            (3, Event::LinkOff),
            (5, Event::LinkOn),
            (1, Event::Profile("doc-000")),
            (1, Event::Profile("doc-004")),
            (1, Event::Profile("kabinet")),
        ])),
        Kind::WallClock => Step::WallClock(dice.one_of(&[0, -86_400, 86_400, 3_600, -31_536_000])),
    }
}

/// Mostly the same person; now and then they change their mind.
fn who(dice: &mut Dice) -> usize {
    dice.weighted(&[(8, 0), (1, 1), (1, 2)])
}

fn filling(dice: &mut Dice) -> Filling {
    match dice.below(8) {
        0..4 => Filling::As(who(dice)),
        4..7 => Filling::Badly(dice.one_of(&[
            "",
            "1",
            "Ivan",
            "+7 495 123-45-67",
            "31.02.2001",
            "000000",
            "true",
            "\u{0}\u{301}🙂",
        ])),
        _ => Filling::AsItIs,
    }
}

fn timing(dice: &mut Dice) -> Timing {
    dice.weighted(&[(4, Timing::Fresh), (2, Timing::Late), (2, Timing::Double)])
}

fn pass(weather: &Weather, dice: &mut Dice) -> u64 {
    let short = [1, 2, 5, 12, 21, 61];
    let long = [(4, 61), (4, 301), (4, 601), (3, 901), (2, 1_801), (2, 3_600), (1, 86_401)];
    if weather.long_times && dice.percent(40) { dice.weighted(&long) } else { dice.one_of(&short) }
}

fn news(dice: &mut Dice) -> News {
    dice.one_of(&[
        News::Online,
        News::Online,
        News::Offline,
        News::Foreground,
        News::Foreground,
        News::Background,
        News::Push,
        News::ClockChanged,
        News::Language { english: true },
        News::Language { english: false },
        News::Call { active: true },
        News::Call { active: false },
        News::Link,
    ])
}

impl Weather {
    fn has_bad_wire(&self) -> bool {
        self.losses || self.doubles || self.delays || self.odd_answers || self.wrong_dates
    }

    fn fate(&self, dice: &mut Dice) -> Fate {
        let only = |weight: u32, has: bool| if has { weight } else { 0 };
        let broken = dice.weighted(&[(4, Break::NoLink), (3, Break::TimedOut), (1, Break::Untrusted)]);
        let odd = dice.one_of(&[
            Odd::Unavailable(None),
            Odd::Unavailable(Some(30)),
            Odd::Unavailable(Some(7_200)),
            Odd::TooMany(5),
            Odd::TooMany(120),
            Odd::Captive,
            Odd::CaptiveRedirect,
            Odd::Empty,
        ]);
        let (second, done) = (dice.percent(50), dice.percent(50));
        let off = dice.one_of(&[-86_400, 86_400, 3_600, -3_600, 5, -31_536_000]);
        dice.weighted(&[
            (only(6, self.losses), Fate::Lost(broken)),
            (only(6, self.losses), Fate::AnswerLost(broken)),
            (only(6, self.doubles), Fate::Doubled { second }),
            (only(6, self.delays), Fate::Delayed),
            (only(4, self.delays), Fate::TooLate),
            (only(8, self.odd_answers), Fate::Odd { done, answer: odd }),
            (only(2, self.odd_answers), Fate::Half),
            (only(6, self.wrong_dates), Fate::WrongDate(off)),
        ])
    }
}

impl Step {
    /// Whether it is a fault and not the ordinary course of things.
    pub fn is_fault(&self) -> bool {
        match self {
            Self::Wire { fate, .. } => *fate != Fate::Answered,
            Self::Kill(_)
            | Self::Disk { .. }
            | Self::Portal(_)
            | Self::WallClock(_)
            | Self::TapAnything(_) => true,
            Self::Tap { filling, timing, .. } => {
                *timing != Timing::Fresh || matches!(filling, Filling::Badly(_))
            }
            Self::System(news) => matches!(news, News::Offline | News::ClockChanged),
            Self::GoOn { .. } | Self::Draft { .. } | Self::Calm | Self::Pass(_) | Self::RunQueue => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_seed_is_always_the_same_walk_and_every_kind_of_step_is_drawn() {
        assert_eq!(steps_of(5), steps_of(5));
        assert_ne!(steps_of(5), steps_of(6));
        let names: BTreeSet<String> = (0..200)
            .flat_map(steps_of)
            .map(|step| {
                let text = match step {
                    Step::Wire { fate, .. } => format!("{fate:?}"),
                    other => format!("{other:?}"),
                };
                text.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
            })
            .collect();
        let fates =
            ["Answered", "Delayed", "Lost", "AnswerLost", "Doubled", "TooLate", "Odd", "WrongDate", "Half"];
        let steps = [
            "GoOn",
            "Tap",
            "TapAnything",
            "Draft",
            "Calm",
            "Pass",
            "System",
            "RunQueue",
            "Kill",
            "Disk",
            "Portal",
            "WallClock",
        ];
        assert_eq!(names, fates.into_iter().chain(steps).map(str::to_owned).collect());
    }
}
