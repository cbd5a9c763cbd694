//! A portal that keeps its promises, as far as the machine can tell: what it has been told, it knows.

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;

use super::super::bundled_settings;
use crate::{
    domain::AccountLevel,
    protocol::{
        AcceptedConsent, Account, AccountName, Answer, Call, CodeSent, Fault, PersonData, Refusal,
        RefusalKind, RegistrationStatus, Request, SecretRequest, SessionTokens,
    },
    sensitive::Sensitive,
};

/// The code that every SMS carries.
pub const CODE: &str = "481059";

/// The portal.
#[derive(Default)]
pub struct FakePortal {
    registrations: BTreeMap<String, Registered>,
    account: Option<Account>,
    /// Codes sent so far.
    pub codes_sent: u32,
    /// No access token is good any more.
    pub refuses_tokens: bool,
    /// Sessions that signing in has opened.
    pub sessions_open: u32,
    /// Sessions that a phone has ended.
    pub sessions_ended: u32,
    /// Whether the code was right, by the sign-in's id.
    sign_ins: BTreeMap<String, bool>,
    password: String,
    /// A number that belongs to somebody else's account.
    pub strangers_phone: Option<String>,
}

#[derive(Default)]
struct Registered {
    password: String,
    phone: String,
    proven_until: Option<Timestamp>,
    person: Option<PersonData>,
    password_set: bool,
    consents: Vec<AcceptedConsent>,
    completed: bool,
}

impl FakePortal {
    /// Carries out a request. Repeating one changes nothing.
    pub fn carry_out(&mut self, call: &Call, now: Timestamp) -> Result<Answer, Fault> {
        let later = |seconds| now.saturating_add(Duration::from_secs(seconds)).unwrap_or(now);
        let refused = |kind| Err(Fault::from(Refusal::of(kind)));
        match call {
            Call::Open(Request::FetchSettings { .. }) => Ok(Answer::Settings { changed: None }),
            Call::Open(Request::StartRegistration) => {
                let id = format!("registration-{}", self.registrations.len() + 1);
                self.registrations.insert(id.clone(), Registered::default());
                let settings = Box::new(bundled_settings().clone());
                let secret = Sensitive::new(format!("secret-of-{id}"));
                Ok(Answer::RegistrationStarted { id, secret, expires_at: later(2_592_000), settings })
            }
            Call::Secret(SecretRequest::StartSignIn { phone, password }) => {
                self.start_sign_in(phone.reveal(), password.reveal(), now)
            }
            Call::Open(Request::SendSignInCode { sign_in } | Request::OpenSignInSession { sign_in })
            | Call::Secret(SecretRequest::CheckSignInCode { sign_in, .. }) => {
                let Some(is_proven) = self.sign_ins.get_mut(sign_in) else {
                    return refused(RefusalKind::SignInExpired);
                };
                match (call, &self.account) {
                    (Call::Open(Request::SendSignInCode { .. }), _) => {
                        self.codes_sent += 1;
                        Ok(Answer::CodeSent(code_sent(now)))
                    }
                    (Call::Secret(SecretRequest::CheckSignInCode { code, .. }), _) => {
                        *is_proven |= code.reveal() == CODE;
                        let until = later(3_600);
                        if *is_proven {
                            Ok(Answer::SignInProven { until })
                        } else {
                            refused(RefusalKind::WrongCode)
                        }
                    }
                    (_, Some(account)) if *is_proven => {
                        self.sessions_open += 1;
                        Ok(session(account, later(900)))
                    }
                    _ => refused(RefusalKind::ContactNotProven),
                }
            }
            Call::Secret(SecretRequest::EndSession { .. }) => {
                self.sessions_ended += 1;
                Ok(Answer::Saved)
            }
            Call::Open(Request::WithdrawConsent { .. }) if self.refuses_tokens => {
                refused(RefusalKind::SessionEnded)
            }
            Call::Open(Request::WithdrawConsent { consent }) => match &mut self.account {
                Some(account) => {
                    account.consents.retain(|accepted| accepted.id != *consent);
                    Ok(Answer::Saved)
                }
                None => refused(RefusalKind::Unauthorized),
            },
            Call::Open(Request::FetchAccount) => match &self.account {
                Some(account) => Ok(Answer::Account(Box::new(account.clone()))),
                None => refused(RefusalKind::Unauthorized),
            },
            Call::Secret(SecretRequest::RefreshSession { .. }) => match &self.account {
                Some(account) => Ok(session(account, later(900))),
                None => refused(RefusalKind::SessionEnded),
            },
            Call::Open(
                Request::SendCode { registration, .. }
                | Request::ReleaseContact { registration }
                | Request::RegistrationStatus { registration }
                | Request::SavePerson { registration, .. }
                | Request::SaveConsents { registration, .. }
                | Request::Complete { registration }
                | Request::OpenSession { registration },
            )
            | Call::Secret(
                SecretRequest::CheckCode { registration, .. }
                | SecretRequest::SetPassword { registration, .. },
            ) => {
                let Some(known) = self.registrations.get_mut(registration) else {
                    return refused(RefusalKind::Unauthorized);
                };
                if matches!(call, Call::Open(Request::SendCode { .. })) {
                    self.codes_sent += 1;
                }
                let answer = known.carry_out(call, now, &mut self.strangers_phone);
                if known.completed {
                    self.password.clone_from(&known.password);
                    self.account.get_or_insert_with(|| known.account());
                }
                answer
            }
        }
    }

    fn start_sign_in(&mut self, phone: &str, password: &str, now: Timestamp) -> Result<Answer, Fault> {
        let fits = self.account_phone().as_deref() == Some(phone);
        if !fits || password != self.password {
            return Err(Fault::from(Refusal::of(RefusalKind::WrongCredentials)));
        }
        self.codes_sent += 1;
        let id = format!("sign-in-{}", self.sign_ins.len() + 1);
        self.sign_ins.insert(id.clone(), false);
        let secret = Sensitive::new(format!("secret-of-{id}"));
        let expires_at = now.saturating_add(Duration::from_hours(1)).unwrap_or(now);
        Ok(Answer::SignInStarted { id, secret, expires_at, code: code_sent(now) })
    }

    /// The portal forgets every sign-in, as it does after an hour.
    pub fn forget_sign_ins(&mut self) {
        self.sign_ins.clear();
    }

    /// The number of the account, if there is one.
    pub fn account_phone(&self) -> Option<String> {
        self.account.as_ref().and_then(|account| account.phone.clone())
    }

    /// Somebody else has proven that the account's number is theirs.
    pub fn lose_phone(&mut self) {
        if let Some(account) = &mut self.account {
            account.phone = None;
        }
    }

    /// Whether there is an account.
    pub fn has_account(&self) -> bool {
        self.account.is_some()
    }
}

impl Registered {
    fn carry_out(
        &mut self,
        call: &Call,
        now: Timestamp,
        strangers_phone: &mut Option<String>,
    ) -> Result<Answer, Fault> {
        let later = |seconds| now.saturating_add(Duration::from_secs(seconds)).unwrap_or(now);
        let refused = |kind| Err(Fault::from(Refusal::of(kind)));
        let account_exists = strangers_phone.as_deref() == Some(&self.phone);
        let is_proven = self.proven_until.is_some_and(|until| until > now);
        match call {
            Call::Open(Request::SendCode { phone, .. }) => {
                if self.phone != *phone {
                    self.proven_until = None;
                }
                self.phone.clone_from(phone);
                Ok(Answer::CodeSent(code_sent(now)))
            }
            Call::Secret(SecretRequest::CheckCode { code, .. }) => {
                if code.reveal() != CODE {
                    return refused(RefusalKind::WrongCode);
                }
                let until = later(86_400);
                self.proven_until = Some(until);
                Ok(Answer::ContactProven { until, account_exists })
            }
            Call::Open(Request::RegistrationStatus { .. }) => Ok(Answer::Status(RegistrationStatus {
                contact_proven_until: self.proven_until.filter(|_| is_proven),
                account_exists: account_exists && is_proven,
                person_saved: self.person.is_some(),
                password_set: self.password_set,
                consents: self.consents.iter().map(|consent| consent.id.clone()).collect(),
                completed: self.completed,
            })),
            Call::Open(Request::OpenSession { .. }) if self.completed => {
                Ok(session(&self.account(), later(900)))
            }
            _ if !is_proven => refused(RefusalKind::ContactNotProven),
            Call::Open(Request::ReleaseContact { .. }) => {
                strangers_phone.take_if(|phone| *phone == self.phone);
                Ok(Answer::Saved)
            }
            Call::Open(Request::Complete { .. }) if account_exists => refused(RefusalKind::ContactTaken),
            Call::Secret(SecretRequest::SetPassword { password, .. }) => {
                password.reveal().clone_into(&mut self.password);
                self.password_set = true;
                Ok(Answer::Saved)
            }
            Call::Open(Request::SavePerson { person, .. }) => {
                self.person = Some(person.clone());
                Ok(Answer::Saved)
            }
            Call::Open(Request::SaveConsents { consents, .. }) => {
                self.consents.clone_from(consents);
                Ok(Answer::Saved)
            }
            Call::Open(Request::Complete { .. }) => {
                let steps = [
                    ("person", self.person.is_some()),
                    ("password", self.password_set),
                    ("agreement", !self.consents.is_empty()),
                ];
                let missing: Vec<_> =
                    steps.into_iter().filter(|(_, done)| !done).map(|(step, _)| step.to_owned()).collect();
                if !missing.is_empty() {
                    return Err(Fault::from(Refusal { missing, ..Refusal::of(RefusalKind::StepMissing) }));
                }
                self.completed = true;
                Ok(Answer::AccountCreated)
            }
            _ => refused(RefusalKind::Unauthorized),
        }
    }

    fn account(&self) -> Account {
        let person = self.person.clone().expect("an account is made of a person");
        Account {
            oid: "1000000001".to_owned(),
            level: AccountLevel::Basic,
            name: AccountName { surname: person.surname, name: person.name, patronymic: person.patronymic },
            birth_date: person.birth_date,
            phone: Some(self.phone.clone()),
            consents: self.consents.clone(),
        }
    }
}

fn code_sent(now: Timestamp) -> CodeSent {
    let later = |seconds| now.saturating_add(Duration::from_secs(seconds)).unwrap_or(now);
    CodeSent { length: 6, expires_at: later(600), resend_at: later(60), sends_left: 4 }
}

fn session(account: &Account, access_expires_at: Timestamp) -> Answer {
    Answer::Session(Box::new(SessionTokens {
        access_token: Sensitive::new("access-token-of-the-account"),
        access_expires_at,
        refresh_token: Sensitive::new("refresh-token-of-the-account"),
        account: account.clone(),
    }))
}
