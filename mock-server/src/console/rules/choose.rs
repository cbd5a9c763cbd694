//! Chooses the profile that holds.

use super::active;
use super::wire::{ProfileChoice, ProfileShown};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::rules::settings::Profile;
use axum::http::{Method, StatusCode};

impl ProblemKind {
    /// There is no such profile of settings.
    pub(crate) const UNKNOWN_PROFILE: Self = Self::new("unknown-profile", 422, "There is no such profile");
}

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/console/api/settings",
        name: "console_put_settings",
        about: "Chooses the profile for new registrations; begun ones keep theirs.",
        status: StatusCode::OK,
        answer: "The profile",
        problems: &[ProblemKind::UNKNOWN_PROFILE],
    };
    call.console(choose)
}

async fn choose(
    portal: Portal,
    Body(ProfileChoice { profile }): Body<ProfileChoice>,
) -> Result<ProfileShown, Box<Problem>> {
    let profile = Profile::of_name(&profile).ok_or(ProblemKind::UNKNOWN_PROFILE)?;
    portal.choose_profile(profile).await?;
    Ok(active(&portal))
}
