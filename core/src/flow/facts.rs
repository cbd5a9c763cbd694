//! What is true and outlives the process. Facts, not the machine: where a registration stands is derived from them.

use std::{ops::Bound, sync::Arc};

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::{
    bundled::bundled_settings,
    journeys::{
        contact_change::facts::ContactChange,
        registration::facts::Registration,
        session::facts::{EndedSession, Session},
        sign_in::facts::SignIn,
    },
    ledger::LedgerEntry,
    proof::{Codes, Credentials},
    route::Route,
    waits::Waits,
};
use crate::{
    domain::password::PersonalData,
    outbox::{Outbox, Queued},
    protocol::{Account, Request, Scope, Settings},
    screen::Language,
    sensitive::hidden_debug,
};

/// Everything that is stored, but for the archive. What there can be many of is shared between one state and the next: a
/// copy costs the same however much there is, and so does finding what differs.
#[derive(Clone, Default, PartialEq)]
pub struct Facts {
    /// About this installation of the app.
    pub installation: Installation,
    /// The way here: the screens a person would go back through, the one that is shown last.
    pub routes: Vec<Route>,
    /// The last settings the portal gave.
    pub settings: Option<Arc<SettingsCopy>>,
    /// Whose rows are which.
    pub profiles: Profiles,
    /// The unfinished registration.
    pub registration: Option<Registration>,
    /// A sign-in that was begun.
    pub sign_in: Option<SignIn>,
    /// What stands in fields and was not accepted yet. A map copies a node's entries when one of them is replaced: with
    /// each key that is typed.
    pub drafts: OrdMap<Arc<DraftKey>, Arc<Draft>>,
    /// A request that was begun while its screen is open and holds no secret.
    pub open_request: Option<OpenRequest>,
    /// What waits to be sent.
    pub outbox: Outbox,
    /// The session of the account on this phone.
    pub session: Option<Session>,
    /// The account as last seen.
    pub account: Option<Account>,
    /// The new number of an account whose own went to somebody else, on its way.
    pub contact_change: Option<ContactChange>,
    /// Sessions that are over on this phone and not yet on the portal, the oldest first.
    pub ended_sessions: Arc<Vec<EndedSession>>,
    /// What a sign-in noted in the ledger, by number, while it has no profile. What is a profile's goes into the archive and
    /// is no fact.
    pub noted: OrdMap<u64, LedgerEntry>,
}

/// The profiles in use; 0 is none. A profile is one account, or one unfinished registration that may become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profiles {
    /// The registration's.
    pub registration: u32,
    /// The account's.
    pub account: u32,
}

impl Profiles {
    /// Whose rows those of a profile in use are.
    pub fn owner_of(&self, profile: u32) -> Owner {
        match profile {
            0 => Owner::Installation,
            of if of == self.registration => Owner::Registration,
            _ => Owner::Account,
        }
    }
}

/// The installation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installation {
    /// A UUID, by which the portal counts limits; empty until the first start.
    pub id: String,
    /// The language the person chose; none while it is the system's, to which it was switched back perhaps.
    pub language: Option<Language>,
    /// Portal time less the phone's clock, milliseconds, as of the last answer.
    pub portal_ahead_ms: i64,
    /// The number of the next profile.
    pub next_profile: u32,
    /// The number of the next queued request or ledger entry.
    pub next_number: u64,
    /// Older copies of the store must become worthless: someone signed out, or an account had its first session.
    pub epoch_due: bool,
    /// Somebody was in an account here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub had_account: bool,
    /// How long the portal has asked to wait.
    #[serde(default, skip_serializing_if = "Waits::is_empty")]
    pub waits: Waits,
}

/// The portal's settings and the tag of that version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsCopy {
    /// The settings.
    pub settings: Settings,
    /// Their `ETag`.
    pub etag: Option<String>,
}

/// Whose rows they are. A sign-in has none of its own: until it has led to an account, they are the installation's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The installation.
    Installation,
    /// The unfinished registration.
    Registration,
    /// The account.
    Account,
}

impl From<Scope> for Owner {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Installation | Scope::SignIn => Self::Installation,
            Scope::Registration => Self::Registration,
            Scope::Account => Self::Account,
        }
    }
}

/// Text that stands in a field.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose it is.
    pub owner: Owner,
    /// The text.
    pub text: String,
}

/// Where a draft belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftKey {
    /// The screen's key.
    pub screen: String,
    /// The field's id.
    pub field: String,
}

impl DraftKey {
    fn of(route: &Route, field: &str) -> Self {
        Self { screen: route.key().to_owned(), field: field.to_owned() }
    }
}

/// A request that was under way when the process may have died. It goes on with the same key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRequest {
    /// Its idempotency key.
    pub key: String,
    /// What was asked, with the bytes of its body as first encoded: another version of the app sends the same under the
    /// same key.
    pub request: Request,
}

impl Facts {
    /// The settings that count for what is done in a scope: those a registration is pinned to, else those that the portal
    /// gave last, else the bundled ones.
    pub fn settings(&self, scope: Scope) -> &Settings {
        let pinned = self.registration.as_ref().and_then(|registration| registration.settings.as_ref());
        let last = self.settings.as_ref().map(|copy| &copy.settings);
        pinned.filter(|_| scope == Scope::Registration).or(last).unwrap_or_else(|| bundled_settings())
    }

    /// What proves to the portal on whose behalf something is asked; none where nothing does yet.
    pub fn credentials(&self, scope: Scope) -> Option<&Credentials> {
        match scope {
            Scope::Registration => self.registration.as_ref()?.credentials.as_ref(),
            Scope::SignIn => self.sign_in.as_ref()?.credentials.as_ref(),
            Scope::Installation | Scope::Account => None,
        }
    }

    /// What is known of the codes that were sent in a scope.
    pub fn codes(&self, scope: Scope) -> Option<&Codes> {
        match scope {
            Scope::Registration => self.registration.as_ref()?.codes.as_ref(),
            Scope::SignIn => self.sign_in.as_ref()?.codes.as_ref(),
            Scope::Account => self.contact_change.as_ref()?.codes.as_ref(),
            Scope::Installation => None,
        }
    }

    /// Where that stands; none without anything that could have any.
    pub fn codes_mut(&mut self, scope: Scope) -> Option<&mut Option<Codes>> {
        match scope {
            Scope::Registration => self.registration.as_mut().map(|registration| &mut registration.codes),
            Scope::SignIn => self.sign_in.as_mut().map(|sign_in| &mut sign_in.codes),
            Scope::Account => self.contact_change.as_mut().map(|change| &mut change.codes),
            Scope::Installation => None,
        }
    }

    /// What is known of the person who is registering: what a password must not hold.
    pub fn personal_data(&self) -> PersonalData {
        self.registration.as_ref().map(Registration::personal_data).unwrap_or_default()
    }

    /// The draft of a field.
    pub fn draft(&self, route: &Route, field: &str) -> Option<&str> {
        self.drafts.get(&DraftKey::of(route, field)).map(|draft| draft.text.as_str())
    }

    /// Whether anything stands in the fields of a screen that was typed there.
    pub fn has_drafts(&self, route: &Route) -> bool {
        self.drafts_at(route).any(|(_, draft)| !draft.text.is_empty())
    }

    /// Keeps the draft of a field.
    pub fn keep_draft(&mut self, owner: Owner, route: &Route, field: &str, text: &str) {
        let draft = Draft { owner, text: text.to_owned() };
        self.drafts.insert(Arc::new(DraftKey::of(route, field)), Arc::new(draft));
    }

    /// Forgets what stands in the fields of a screen.
    pub fn forget_drafts(&mut self, route: &Route) {
        self.forget_drafts_at(self.drafts_at(route).map(|(key, _)| key.clone()).collect());
    }

    /// What stands in the fields of a screen; what stands elsewhere is not gone through.
    fn drafts_at(&self, route: &Route) -> impl Iterator<Item = (&Arc<DraftKey>, &Arc<Draft>)> {
        let from_there = self.drafts.range((Bound::Included(DraftKey::of(route, "")), Bound::Unbounded));
        let screen = route.key().to_owned();
        from_there.take_while(move |(key, _)| key.screen == screen)
    }

    fn forget_drafts_at(&mut self, places: Vec<Arc<DraftKey>>) {
        for place in places {
            self.drafts.remove(&place);
        }
    }

    /// Whether there is somebody to have rows.
    pub fn has(&self, owner: Owner) -> bool {
        match owner {
            Owner::Installation => true,
            Owner::Registration => self.registration.is_some(),
            Owner::Account => self.account.is_some(),
        }
    }

    /// The profile of an owner's rows; 0 where it has none yet.
    pub fn profile_of(&self, owner: Owner) -> u32 {
        match owner {
            Owner::Installation => 0,
            Owner::Registration => self.profiles.registration,
            Owner::Account => self.profiles.account,
        }
    }

    /// The requests of the account that wait to be sent.
    pub fn waiting(&self) -> impl Iterator<Item = &Queued> {
        self.outbox.lane(Scope::Account)
    }

    /// Forgets the registration with everything that was typed in it; an account's rows stay.
    pub fn drop_registration(&mut self) {
        self.registration = None;
        self.profiles.registration = 0;
        self.forget_rows_of(Owner::Registration);
    }

    /// Forgets the account with everything of it that was kept here; its session must have been ended.
    pub fn drop_account(&mut self) {
        self.account = None;
        self.session = None;
        self.contact_change = None;
        self.profiles.account = 0;
        self.forget_rows_of(Owner::Account);
    }

    /// What is stored under a profile goes with it, the archive too.
    fn forget_rows_of(&mut self, owner: Owner) {
        let drafts = self.drafts.iter().filter(|(_, draft)| draft.owner == owner);
        self.forget_drafts_at(drafts.map(|(key, _)| key.clone()).collect());
        self.outbox.empty(|lane| Owner::from(lane) == owner);
    }

    /// Whether the page of that key is shown.
    pub fn is_at(&self, page: &str) -> bool {
        self.route().is_some_and(|route| route.key() == page)
    }

    /// The screen that is shown; none before the memory was read.
    pub fn route(&self) -> Option<&Route> {
        self.routes.last()
    }
}

hidden_debug!(fields of Facts: profiles, routes, open_request, outbox, noted);
hidden_debug!(fields of Draft: owner);
hidden_debug!(fields of OpenRequest: key, request);
