//! The core's log.

use super::phone::{Phone, Stop, done};
use crate::boundary::LogLevel;

pub(super) const NAME: &str = "a line of the log is taken at every level";

pub(super) fn run(phone: &Phone<'_>) -> Result<(), Stop> {
    for level in [LogLevel::Trace, LogLevel::Debug, LogLevel::Info, LogLevel::Warn, LogLevel::Error] {
        done(phone.platform.log(level, "a line of the contract\nand %s {} another".to_owned()))?;
    }
    phone.is_silent()
}
