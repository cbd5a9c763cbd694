//! The codes to the new phone.

use super::stored::ContactChange;
use super::wire::{ContactChecked, ContactCodeCheck};
use crate::account::contact;
use crate::codes::wire::{Channel, CodeRequest, CodeSent};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::http::{Method, StatusCode};

pub(super) fn send_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/account/contact/codes",
        name: "send_contact_code",
        about: "Sends a code to the number that shall be the account's phone.",
        status: StatusCode::ACCEPTED,
        answer: "The operator took the code",
        problems: &[
            ProblemKind::INVALID_PHONE,
            ProblemKind::RESEND_TOO_SOON,
            ProblemKind::SEND_LIMIT,
            ProblemKind::TOO_MANY_TRIES,
        ],
    };
    call.change(send)
}

fn send(
    work: &mut Work<'_>,
    head: &Head,
    change: &ContactChange,
    CodeRequest { phone, channel: Channel::Sms }: &CodeRequest,
) -> Result<CodeSent, Refusal> {
    let phone = phone::required(phone)?;
    let codes = change.codes(work, head);
    let allowance = codes.allowance(work, &phone)?;
    change.begin(work)?;
    codes.send(work, allowance, &phone, head.language)
}

pub(super) fn check_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/account/contact/codes/check",
        name: "check_contact_code",
        about: "Checks a code to the new number. After a right one the number is the account's phone, unless another account has it.",
        status: StatusCode::OK,
        answer: "The phone is proven",
        problems: &[
            ProblemKind::INVALID_PHONE,
            ProblemKind::INVALID_FIELDS,
            ProblemKind::WRONG_CODE,
            ProblemKind::TOO_MANY_TRIES,
            ProblemKind::CODE_EXPIRED,
        ],
    };
    call.change(check)
}

fn check(
    work: &mut Work<'_>,
    head: &Head,
    change: &ContactChange,
    ContactCodeCheck { phone, code }: &ContactCodeCheck,
) -> Result<ContactChecked, Refusal> {
    let phone = phone::required(phone)?;
    change.codes(work, head).check(work, Some(&phone), code)?;
    let account_exists = contact::has_account(work, &phone)?;
    if account_exists {
        change.prove(work, &phone)?;
    } else {
        change.finish(work, &phone)?;
    }
    Ok(ContactChecked { phone, account_exists })
}
