//! Lists to choose from while a form is filled in: streets of a town, who issues passports.

mod lists;
mod wire;

use crate::http::call::{Call, Route};
use crate::room::{Chapter, Room};
use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{Method, StatusCode};
use utoipa::PartialSchema;
use wire::DirectoryList;

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "directories", about: "Lists to choose from while a form is filled in" },
    page: None,
    parts: &[],
    routes: || vec![route()],
};

fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/api/v1/directories/{id}",
        name: "fetch_directory",
        about: "A list by its name. Case, Ё or Е, and spaces around do not matter in it.",
        status: StatusCode::OK,
        answer: "What there is to choose; nothing where the portal knows no such list",
        problems: &[],
    };
    call.open::<DirectoryList, _>(get_directory).describe(|described| {
        let about = "The name of the list, as a field's `choices` makes it: `streets/Московская область/Химки`, \
                     its slashes escaped";
        described.id(String::schema(), about)
    })
}

/// A name that can't be read names no list, as any other that is not known.
async fn get_directory(name: Result<Path<String>, PathRejection>) -> Json<DirectoryList> {
    let entries = name.map(|Path(name)| lists::of_name(&name).to_vec()).unwrap_or_default();
    Json(DirectoryList { entries })
}
