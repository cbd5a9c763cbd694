//! The phone and its codes.

use super::callers::{Open, Proven};
use super::wire::{ContactProven, ContactReleased};
use crate::account::contact;
use crate::codes::wire::{Channel, CodeCheck, CodeRequest, CodeSent};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::{Head, Nothing};
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use crate::rules::personal_data::PersonalData;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn send_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/registrations/{id}/codes",
        name: "send_code",
        about: "Sends a code to a phone, which becomes the registration's phone. A password that was set before and may hold its digits must be set again.",
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
    Open(registration): &Open,
    CodeRequest { phone, channel: Channel::Sms }: &CodeRequest,
) -> Result<CodeSent, Refusal> {
    let phone = phone::required(phone)?;
    let codes = registration.codes(head);
    let allowance = codes.allowance(work, &phone)?;
    let sent = codes.send(work, allowance, &phone, head.language)?;
    let known = PersonalData { phone: Some(phone.clone()), ..registration.personal_data()? };
    registration.forget_outdated_password(work, &known)?;
    work.tx.execute(
        "UPDATE registrations SET contact_proven_at = CASE WHEN phone = ?2 THEN contact_proven_at END, phone = ?2
         WHERE id = ?1",
        params![registration.id, phone],
    )?;
    Ok(sent)
}

pub(super) fn check_code() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/registrations/{id}/codes/check",
        name: "check_code",
        about: "Checks a code; a right one proves the phone it was sent to.",
        status: StatusCode::OK,
        answer: "The phone is proven",
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
    Open(registration): &Open,
    CodeCheck { code }: &CodeCheck,
) -> Result<ContactProven, Refusal> {
    registration.codes(head).check(work, registration.phone.as_deref(), code)?;
    work.tx.execute(
        "UPDATE registrations SET contact_proven_at = ?2 WHERE id = ?1",
        params![registration.id, work.now],
    )?;
    let until = work.now + registration.settings.registration.contact_proven_s;
    let account_exists = registration.has_account(work)?;
    Ok(ContactProven { contact_proven_until: timestamp(until), account_exists })
}

pub(super) fn release_contact() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/registrations/{id}/contact/release",
        name: "release_contact",
        about: "Takes the proven phone from the account that has it: «это не мой кабинет». Asked again, it changes nothing.",
        status: StatusCode::OK,
        answer: "The phone belongs to no account",
        problems: &[],
    };
    call.change(release)
}

fn release(
    work: &mut Work<'_>,
    _: &Head,
    Proven(registration): &Proven,
    Nothing {}: &Nothing,
) -> Result<ContactReleased, Refusal> {
    contact::release(work, registration.require_proven_phone(work.now)?)?;
    Ok(ContactReleased {})
}
