//! The rules that hold: a profile of settings.

use super::wire::{ProfileChoice, ProfileShown};
use crate::http::call::{Call, Route};
use crate::http::input::Body;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::rules::settings::Profile;
use axum::http::{Method, StatusCode};

pub(super) fn shown() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/settings",
        name: "console_get_settings",
        about: "The profile that holds for new registrations.",
        status: StatusCode::OK,
        answer: "The profile",
        problems: &[],
    };
    call.console(async |portal: Portal, ()| Ok(active(&portal)))
}

pub(super) fn chosen() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/console/api/settings",
        name: "console_put_settings",
        about: "Chooses the profile for new registrations; begun ones keep theirs.",
        status: StatusCode::OK,
        answer: "The profile",
        problems: &[ProblemKind::UnknownProfile],
    };
    call.console(choose)
}

async fn choose(
    portal: Portal,
    Body(ProfileChoice { profile }): Body<ProfileChoice>,
) -> Result<ProfileShown, Box<Problem>> {
    let profile = Profile::of_name(&profile).ok_or(ProblemKind::UnknownProfile)?;
    portal.choose_profile(profile).await?;
    Ok(active(&portal))
}

fn active(portal: &Portal) -> ProfileShown {
    let settings = portal.active().settings.clone();
    ProfileShown { profile: settings.profile, profiles: Profile::ALL.to_vec(), settings }
}
