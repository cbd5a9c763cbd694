//! The second factor: the code to the account's phone.

use super::stored::SignIn;
use super::wire::SignInProven;
use crate::codes::wire::{CodeCheck, CodeSent};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::{Head, Nothing};
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn send_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sign-ins/{id}/codes",
        name: "send_sign_in_code",
        about: "Sends another code to the account's phone.",
        status: StatusCode::ACCEPTED,
        answer: "The operator took the code",
        problems: &[ProblemKind::RESEND_TOO_SOON, ProblemKind::SEND_LIMIT, ProblemKind::TOO_MANY_TRIES],
    };
    call.change(send)
}

fn send(
    work: &mut Work<'_>,
    head: &Head,
    sign_in: &SignIn,
    Nothing {}: &Nothing,
) -> Result<CodeSent, Refusal> {
    let codes = sign_in.codes(head, &work.active.settings.code);
    let allowance = codes.allowance(work, &sign_in.phone)?;
    codes.send(work, allowance, &sign_in.phone, head.language)
}

pub(super) fn check_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sign-ins/{id}/codes/check",
        name: "check_sign_in_code",
        about: "Checks a code; after a right one the sign-in grants a session.",
        status: StatusCode::OK,
        answer: "The code was right",
        problems: &[
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
    sign_in: &SignIn,
    CodeCheck { code }: &CodeCheck,
) -> Result<SignInProven, Refusal> {
    sign_in.codes(head, &work.active.settings.code).check(work, Some(&sign_in.phone), code)?;
    work.tx.execute("UPDATE sign_ins SET proven_at = ?2 WHERE id = ?1", params![sign_in.id, work.now])?;
    Ok(SignInProven { proven_until: timestamp(sign_in.expires_at) })
}
