//! A citizen: what they type into which field. Every scripted person of tests, walks and storms is one of these.

/// What a citizen types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citizen<'a> {
    /// Their number, E.164.
    pub phone: &'a str,
    /// Surname.
    pub surname: &'a str,
    /// Given name.
    pub name: &'a str,
    /// Patronymic; none when they have none.
    pub patronymic: Option<&'a str>,
    /// дд.мм.гггг.
    pub birth_date: &'a str,
    /// A password that every profile accepts.
    pub password: &'a str,
}

impl<'a> Citizen<'a> {
    /// What they type into a field, by its id; none when they leave it alone. `code` is the one they read in the
    /// newest SMS. A box that is none of the form's own is a consent: they tick it.
    pub fn text_for(&self, field: &str, code: Option<&'a str>) -> Option<&'a str> {
        match field {
            "phone" => Some(self.phone),
            "code" => code,
            "surname" => Some(self.surname),
            "name" => Some(self.name),
            "patronymic" => self.patronymic,
            "no_patronymic" => Some(if self.patronymic.is_some() { "false" } else { "true" }),
            "birth_date" => Some(self.birth_date),
            "password" | "password_again" => Some(self.password),
            _ => Some("true"),
        }
    }
}
