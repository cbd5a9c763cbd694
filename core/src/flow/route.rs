//! Where a person can be. A route's key is its address across restarts and the address of its drafts.

use crate::protocol::Scope;

/// A screen that can be gone to and come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// The first screen, before there is an account on this phone.
    Welcome,
    /// Registration: the number.
    RegistrationPhone,
    /// Registration: the code from the SMS.
    RegistrationCode,
    /// Registration: name and birth date.
    RegistrationPerson,
    /// Registration: the password.
    RegistrationPassword,
    /// Registration: agreement and consents.
    RegistrationAgreement,
    /// Registration: everything is given, the portal does not have it all yet.
    RegistrationWaiting,
    /// Registration: the number belongs to an account.
    RegistrationTaken,
    /// Registration: a step that this version does not have.
    RegistrationUnknownStep,
    /// Signing in: number and password.
    SignInLogin,
    /// Signing in: the code from the SMS.
    SignInCode,
    /// The account's home screen.
    Home,
    /// What was sent to whom, and what was agreed to.
    Ledger,
    /// Signing out while something waits to be sent.
    SignOut,
}

impl Route {
    pub(super) const ALL: [Self; 14] = [
        Self::Welcome,
        Self::RegistrationPhone,
        Self::RegistrationCode,
        Self::RegistrationPerson,
        Self::RegistrationPassword,
        Self::RegistrationAgreement,
        Self::RegistrationWaiting,
        Self::RegistrationTaken,
        Self::RegistrationUnknownStep,
        Self::SignInLogin,
        Self::SignInCode,
        Self::Home,
        Self::Ledger,
        Self::SignOut,
    ];

    /// The key under which it is stored and shown to the shells.
    pub fn key(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::RegistrationPhone => "registration/phone",
            Self::RegistrationCode => "registration/code",
            Self::RegistrationPerson => "registration/person",
            Self::RegistrationPassword => "registration/password",
            Self::RegistrationAgreement => "registration/agreement",
            Self::RegistrationWaiting => "registration/waiting",
            Self::RegistrationTaken => "registration/taken",
            Self::RegistrationUnknownStep => "registration/unknown_step",
            Self::SignInLogin => "sign_in/login",
            Self::SignInCode => "sign_in/code",
            Self::Home => "home",
            Self::Ledger => "ledger",
            Self::SignOut => "sign_out",
        }
    }

    /// The route of a key; none for a screen that this version does not have.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.key() == key)
    }

    /// Whose screen it is, and so whose rows its drafts are.
    pub fn scope(self) -> Scope {
        match self {
            Self::RegistrationPhone
            | Self::RegistrationCode
            | Self::RegistrationPerson
            | Self::RegistrationPassword
            | Self::RegistrationAgreement
            | Self::RegistrationWaiting
            | Self::RegistrationTaken
            | Self::RegistrationUnknownStep => Scope::Registration,
            Self::SignInLogin | Self::SignInCode => Scope::SignIn,
            Self::Home | Self::Ledger | Self::SignOut => Scope::Account,
            Self::Welcome => Scope::Installation,
        }
    }

    /// Whether it belongs to a registration.
    pub fn is_registration(self) -> bool {
        self.scope() == Scope::Registration
    }

    /// Whether it shows something of the account, and makes no sense without one.
    pub fn is_of_account(self) -> bool {
        self.scope() == Scope::Account
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_route() {
        for route in Route::ALL {
            assert_eq!(Route::of_key(route.key()), Some(route));
        }
        assert_eq!(Route::of_key("registration/passport"), None);
    }
}
