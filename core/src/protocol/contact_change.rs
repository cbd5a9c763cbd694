//! What an account without a number asks of the portal to get a new one.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, FromPortal},
    ask::{Ask, Endpoint, Open, Scope, Secret},
    codes::{Channel, CodeSent, PROVE_PHONE, SEND_CODE},
    told::{CODE, PHONE, Purpose},
};
use crate::sensitive::{Sensitive, hidden_debug};

const SCOPE: Scope = Scope::Account;
/// To set the account's number.
const CHANGE_PHONE: Purpose = Purpose("change_phone");

/// A code by SMS to the new number.
#[derive(Serialize, Deserialize)]
pub struct SendContactCode {
    /// The number, E.164.
    pub phone: String,
    /// How it shall come.
    pub channel: Channel,
}

impl Ask for SendContactCode {
    type Answer = CodeSent;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("send_contact_code", "/account/contact/codes", SCOPE)
        .telling(&[PHONE], SEND_CODE);
}

/// Is this the code that was sent to the new number?
#[derive(Serialize, Deserialize)]
pub struct CheckContactCode {
    /// The number, E.164.
    pub phone: String,
    /// The digits.
    #[serde(with = "crate::sensitive::sealed")]
    pub code: Sensitive,
}

/// It was the code.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct ContactChecked {
    /// The number, as it was asked about.
    pub phone: String,
    /// Another account has it. If none has, it is this account's from now on.
    pub account_exists: bool,
}

impl Ask for CheckContactCode {
    type Answer = ContactChecked;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("check_contact_code", "/account/contact/codes/check", SCOPE)
            .telling(&[PHONE, CODE], PROVE_PHONE);
}

impl FromPortal for ContactChecked {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|checked: &Self| is_of_that_number(answered, &checked.phone))
    }
}

/// The proven number shall be this account's, and not that of the account that has it.
#[derive(Serialize, Deserialize)]
pub struct TakeContact {
    /// The number, E.164.
    pub phone: String,
}

/// The number is this account's.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct ContactTaken {
    /// The number, as it was asked about.
    pub phone: String,
}

impl Ask for TakeContact {
    type Answer = ContactTaken;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("take_contact", "/account/contact/take", SCOPE)
        .telling(&[PHONE], CHANGE_PHONE);
}

impl FromPortal for ContactTaken {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(|taken: &Self| is_of_that_number(answered, &taken.phone))
    }
}

/// Whether an answer is about the number that was asked about.
fn is_of_that_number(answered: &Answered<'_>, phone: &str) -> bool {
    #[derive(Deserialize)]
    struct Asked {
        phone: String,
    }
    serde_json::from_slice(answered.asked).is_ok_and(|asked: Asked| asked.phone == phone)
}

hidden_debug!(fields of ContactChecked: account_exists);
hidden_debug!(ContactTaken);
