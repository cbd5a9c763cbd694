//! «Проверить связь»: how long a person sees that it is being done, however quickly it comes to nothing.

use std::time::Duration;

/// It is seen for at least so long: a shell shows what lasts longer than 300 ms, and what is shown has to be read.
const AT_LEAST: Duration = Duration::from_millis(800);
/// It keeps the person from tapping for at most so long; the try itself goes on.
const AT_MOST: Duration = Duration::from_secs(5);

/// The person wants to know whether the portal can be reached now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Since when (monotonic).
    began: Duration,
}

impl Check {
    /// It begins.
    pub(super) fn begun(monotonic: Duration) -> Self {
        Self { began: monotonic }
    }

    /// Whether it is to be seen; `is_trying` while something that it tries is not answered.
    pub(super) fn is_seen(self, is_trying: bool, monotonic: Duration) -> bool {
        let lasts = monotonic.saturating_sub(self.began);
        lasts < AT_LEAST || (is_trying && lasts < AT_MOST)
    }

    /// Whether it is over: at once where the screen shows what it came to, and where something is still held up, once the
    /// check was seen.
    pub(super) fn is_over(self, is_trying: bool, is_held_up: bool, monotonic: Duration) -> bool {
        !is_trying && (!is_held_up || monotonic.saturating_sub(self.began) >= AT_LEAST)
    }

    /// When any of that changes by itself (monotonic).
    pub(super) fn moment(self, monotonic: Duration) -> Option<Duration> {
        [AT_LEAST, AT_MOST].map(|span| self.began.saturating_add(span)).into_iter().find(|at| *at > monotonic)
    }
}
