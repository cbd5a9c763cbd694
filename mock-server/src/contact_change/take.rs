//! `POST /account/contact/take`: «это не мой кабинет», said of the account that has the new number.

use super::stored::ContactChange;
use super::wire::{ContactTaken, ContactTaking};
use crate::account::contact;
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/account/contact/take",
        name: "take_contact",
        about: "Takes the proven number from the account that has it: it is the phone of the caller's account from now on.",
        status: StatusCode::OK,
        answer: "The number is the account's phone",
        problems: &[ProblemKind::INVALID_PHONE, ProblemKind::CONTACT_NOT_PROVEN],
    };
    call.change(take)
}

fn take(
    work: &mut Work<'_>,
    _: &Head,
    change: &ContactChange,
    ContactTaking { phone }: &ContactTaking,
) -> Result<ContactTaken, Refusal> {
    let phone = phone::required(phone)?;
    if !change.has_proven(work, &phone) {
        return Err(ProblemKind::CONTACT_NOT_PROVEN.into());
    }
    contact::release(work, &phone)?;
    change.finish(work, &phone)?;
    Ok(ContactTaken { phone })
}
