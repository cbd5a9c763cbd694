//! A portal that keeps its promises, as far as the machine can tell: what it has been told, it knows.

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;

use super::super::bundled_settings;
use crate::{
    domain::AccountLevel,
    protocol::{
        AcceptedConsent, Account, AccountCreated, Answer, Call, CheckCode, CheckContactCode, CheckSignInCode,
        CodeSent, Complete, ConsentInForce, ConsentsKept, ContactChecked, ContactProven, ContactTaken,
        DirectoryEntry, DirectoryList, Done, EndSession, Fault, FetchAccount, FetchDirectory, FetchSettings,
        FormSaved, GiveConsent, NewAccount, OpenSession, OpenSignInSession, PasswordSet, PersonData,
        PersonSaved, RefreshSession, Refusal, RefusalKind, RegistrationStarted, RegistrationStatus,
        RegistrationStatusOf, ReleaseContact, SaveConsents, SaveForm, SavePerson, SendCode, SendContactCode,
        SendSignInCode, SessionTokens, SetPassword, Settings, SettingsNow, SignInProven, SignInStarted,
        StartRegistration, StartSignIn, TakeContact, WithdrawConsent,
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
    /// The lists to choose from, by their names.
    pub directories: BTreeMap<String, Vec<DirectoryEntry>>,
    /// The settings that it gives a registration; the usual ones while there are none.
    pub settings: Option<Settings>,
}

#[derive(Default)]
struct Registered {
    password: String,
    phone: String,
    proven_until: Option<Timestamp>,
    person: Option<PersonData>,
    password_set: bool,
    forms: Vec<String>,
    asked_forms: Vec<String>,
    consents: Vec<AcceptedConsent>,
    completed: bool,
}

fn refused<T>(kind: RefusalKind) -> Result<T, Fault> {
    Err(Fault::from(Refusal::of(kind)))
}

fn later(now: Timestamp, seconds: u64) -> Timestamp {
    now.saturating_add(Duration::from_secs(seconds)).unwrap_or(now)
}

impl FakePortal {
    /// Carries out a request. Repeating one changes nothing.
    pub fn carry_out(&mut self, call: &Call, now: Timestamp) -> Result<Answer, Fault> {
        if call.is::<FetchSettings>() {
            return Ok(Answer::of(SettingsNow(None)));
        }
        if call.is::<FetchDirectory>() {
            let entries = self.directories.get(&call.ids()[0]).cloned().unwrap_or_default();
            return Ok(Answer::of(DirectoryList { entries }));
        }
        if call.is::<StartRegistration>() {
            return Ok(self.start_registration());
        }
        if let Some(StartSignIn { phone, password }) = call.read() {
            return self.start_sign_in(phone.reveal(), password.reveal(), now);
        }
        if let Some(open) = call.read::<OpenSignInSession>() {
            let id = serde_json::to_value(open).unwrap()["sign_in_id"].as_str().unwrap().to_owned();
            return self.open_session(&id);
        }
        if call.is::<SendSignInCode>() || call.is::<CheckSignInCode>() {
            return self.sign_in_step(call, now);
        }
        if call.is::<SendContactCode>() || call.is::<CheckContactCode>() || call.is::<TakeContact>() {
            return self.contact_step(call, now);
        }
        if let Some(answer) = self.account_step(call) {
            return answer;
        }
        self.registration_step(call, now)
    }

    fn start_registration(&mut self) -> Answer {
        let id = format!("registration-{}", self.registrations.len() + 1);
        let settings = self.settings.as_ref().unwrap_or_else(|| bundled_settings());
        let asked_forms = settings.forms.iter().map(|form| form.id.clone()).collect();
        self.registrations.insert(id.clone(), Registered { asked_forms, ..Registered::default() });
        let secret = Sensitive::new(format!("secret-of-{id}"));
        Answer::of(RegistrationStarted { id, secret, settings: settings.clone() })
    }

    fn start_sign_in(&mut self, phone: &str, password: &str, now: Timestamp) -> Result<Answer, Fault> {
        let fits = self.account_phone().as_deref() == Some(phone);
        if !fits || password != self.password {
            return refused(RefusalKind::WrongCredentials);
        }
        self.codes_sent += 1;
        let id = format!("sign-in-{}", self.sign_ins.len() + 1);
        self.sign_ins.insert(id.clone(), false);
        let secret = Sensitive::new(format!("secret-of-{id}"));
        let expires_at = later(now, 3_600);
        Ok(Answer::of(SignInStarted { id, secret, expires_at, code: code_sent(now) }))
    }

    fn sign_in_step(&mut self, call: &Call, now: Timestamp) -> Result<Answer, Fault> {
        let Some(is_proven) = self.sign_ins.get_mut(&call.ids()[0]) else {
            return refused(RefusalKind::SignInExpired);
        };
        let Some(CheckSignInCode { code, .. }) = call.read() else {
            self.codes_sent += 1;
            return Ok(Answer::of(code_sent(now)));
        };
        *is_proven |= code.reveal() == CODE;
        if *is_proven {
            Ok(Answer::of(SignInProven { proven_until: later(now, 3_600) }))
        } else {
            refused(RefusalKind::WrongCode)
        }
    }

    fn open_session(&mut self, sign_in: &str) -> Result<Answer, Fault> {
        match (self.sign_ins.get(sign_in), &self.account) {
            (None, _) => refused(RefusalKind::SignInExpired),
            (Some(true), Some(account)) => {
                self.sessions_open += 1;
                Ok(session(account))
            }
            _ => refused(RefusalKind::ContactNotProven),
        }
    }

    /// What is asked of the account; none for anything else.
    fn account_step(&mut self, call: &Call) -> Option<Result<Answer, Fault>> {
        if call.is::<EndSession>() {
            self.sessions_ended += 1;
            return Some(Ok(Answer::of(Done {})));
        }
        if call.is::<RefreshSession>() {
            return Some(
                self.account
                    .as_ref()
                    .map_or_else(|| refused(RefusalKind::SessionEnded), |account| Ok(session(account))),
            );
        }
        if call.is::<FetchAccount>() {
            return Some(
                self.account.clone().map(Answer::of).map_or_else(|| refused(RefusalKind::Unauthorized), Ok),
            );
        }
        if self.refuses_tokens && (call.is::<WithdrawConsent>() || call.is::<GiveConsent>()) {
            return Some(refused(RefusalKind::SessionEnded));
        }
        let consents = self.account.as_mut().map(|account| &mut account.consents);
        if let Some(give) = call.read::<GiveConsent>() {
            let Some(consents) = consents else { return Some(refused(RefusalKind::Unauthorized)) };
            let given = give.consent();
            consents.retain(|accepted| accepted.id != given.id);
            consents.push(given.clone());
            return Some(Ok(Answer::of(ConsentInForce(given.clone()))));
        }
        let WithdrawConsent { consent_id } = call.read()?;
        let Some(consents) = consents else { return Some(refused(RefusalKind::Unauthorized)) };
        consents.retain(|accepted| accepted.id != consent_id);
        Some(Ok(Answer::of(Done {})))
    }

    /// A step to a new number for the account. One that is repeated has its answer again.
    fn contact_step(&mut self, call: &Call, now: Timestamp) -> Result<Answer, Fault> {
        let Some(account) = self.account.as_mut().filter(|_| !self.refuses_tokens) else {
            return refused(RefusalKind::SessionEnded);
        };
        let (check, take) = (call.read::<CheckContactCode>(), call.read::<TakeContact>());
        let asked = check.as_ref().map(|check| &check.phone).or(take.as_ref().map(|take| &take.phone));
        if account.phone.is_some() && account.phone.as_ref() != asked {
            return refused(RefusalKind::ContactKept);
        }
        if let Some(CheckContactCode { phone, code }) = check {
            if code.reveal() != CODE {
                return refused(RefusalKind::WrongCode);
            }
            let account_exists = self.strangers_phone.as_ref() == Some(&phone);
            account.phone = Some(phone.clone()).filter(|_| !account_exists);
            return Ok(Answer::of(ContactChecked { phone, account_exists }));
        }
        if let Some(TakeContact { phone }) = take {
            self.strangers_phone.take_if(|strangers| *strangers == phone);
            account.phone = Some(phone.clone());
            return Ok(Answer::of(ContactTaken { phone }));
        }
        self.codes_sent += 1;
        Ok(Answer::of(code_sent(now)))
    }

    fn registration_step(&mut self, call: &Call, now: Timestamp) -> Result<Answer, Fault> {
        let opened = call
            .read::<OpenSession>()
            .map(|open| serde_json::to_value(open).unwrap()["registration_id"].as_str().unwrap().to_owned());
        let id = opened.unwrap_or_else(|| call.ids()[0].clone());
        let Some(known) = self.registrations.get_mut(&id) else { return refused(RefusalKind::Unauthorized) };
        self.codes_sent += u32::from(call.is::<SendCode>());
        let answer = known.carry_out(call, now, &mut self.strangers_phone);
        if known.completed {
            self.password.clone_from(&known.password);
            self.account.get_or_insert_with(|| known.account());
        }
        answer
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

    /// The owner of an account that lost its number goes to a service centre, which sets this one.
    pub fn set_phone_by_hand(&mut self, phone: &str) {
        if let Some(account) = &mut self.account {
            account.phone.get_or_insert_with(|| phone.to_owned());
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
        let account_exists = strangers_phone.as_deref() == Some(&self.phone);
        let is_proven = self.proven_until.is_some_and(|until| until > now);
        if let Some(SendCode { phone, .. }) = call.read() {
            if self.phone != phone {
                self.proven_until = None;
                self.password_set = false;
            }
            self.phone = phone;
            return Ok(Answer::of(code_sent(now)));
        }
        if let Some(CheckCode { code, .. }) = call.read() {
            if code.reveal() != CODE {
                return refused(RefusalKind::WrongCode);
            }
            let contact_proven_until = later(now, 86_400);
            self.proven_until = Some(contact_proven_until);
            return Ok(Answer::of(ContactProven { contact_proven_until, account_exists }));
        }
        if call.is::<RegistrationStatusOf>() {
            return Ok(Answer::of(RegistrationStatus {
                phone: Some(self.phone.clone()).filter(|phone| !phone.is_empty()),
                contact_proven_until: self.proven_until.filter(|_| is_proven),
                account_exists: account_exists && is_proven,
                password_set: self.password_set,
                completed: self.completed,
            }));
        }
        if call.is::<OpenSession>() && self.completed {
            return Ok(session(&self.account()));
        }
        if !is_proven {
            return refused(RefusalKind::ContactNotProven);
        }
        if call.is::<ReleaseContact>() {
            strangers_phone.take_if(|phone| *phone == self.phone);
            return Ok(Answer::of(Done {}));
        }
        if let Some(SetPassword { password, .. }) = call.read() {
            password.reveal().clone_into(&mut self.password);
            self.password_set = true;
            return Ok(Answer::of(PasswordSet { password_set: true }));
        }
        if let Some(SavePerson { person, .. }) = call.read() {
            self.password_set &= self.person.as_ref() == Some(&person);
            self.person = Some(person);
            return Ok(Answer::of(PersonSaved { person_saved: true }));
        }
        if let Some(SaveForm { form, .. }) = call.read() {
            self.forms.push(form);
            return Ok(Answer::of(FormSaved { form_saved: true }));
        }
        if let Some(consents) = call.read::<SaveConsents>() {
            self.consents = consents.consents().to_vec();
            return Ok(Answer::of(ConsentsKept {}));
        }
        match call.is::<Complete>() {
            true if account_exists => refused(RefusalKind::ContactTaken),
            true => self.complete(),
            false => refused(RefusalKind::Unauthorized),
        }
    }

    fn complete(&mut self) -> Result<Answer, Fault> {
        let steps = [
            ("person", self.person.is_some()),
            ("password", self.password_set),
            ("agreement", !self.consents.is_empty()),
        ];
        let forms = self.asked_forms.iter().filter(|form| !self.forms.contains(form)).cloned();
        let missing: Vec<_> = steps
            .into_iter()
            .filter(|(_, done)| !done)
            .map(|(step, _)| step.to_owned())
            .chain(forms)
            .collect();
        if !missing.is_empty() {
            return Err(Fault::from(Refusal { missing, ..Refusal::of(RefusalKind::StepMissing) }));
        }
        self.completed = true;
        Ok(Answer::of(AccountCreated { account: NewAccount { oid: self.account().oid } }))
    }

    fn account(&self) -> Account {
        let person = self.person.clone().expect("an account is made of a person");
        Account {
            oid: "1000000001".to_owned(),
            level: AccountLevel::Basic,
            name: person.name,
            birth_date: person.birth_date,
            phone: Some(self.phone.clone()),
            consents: self.consents.clone(),
        }
    }
}

fn code_sent(now: Timestamp) -> CodeSent {
    CodeSent { length: 6, expires_at: later(now, 600), resend_at: later(now, 60), sends_left: 4 }
}

fn session(account: &Account) -> Answer {
    Answer::of(SessionTokens {
        access_token: Sensitive::new("access-token-of-the-account"),
        refresh_token: Sensitive::new("refresh-token-of-the-account"),
        account: account.clone(),
    })
}
