//! A citizen: what they type into which field. Every scripted person of tests, walks and storms is one of these.

/// What stands in the papers of most scripted people, by the ids of the portal's fields. The numbers are made up.
pub const PAPERS: &[(&str, &str)] = &[("snils", "112-233-445 95"), ("inn", "500100732259")];

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
    /// What stands in their papers, by the ids of the portal's fields.
    pub papers: &'a [(&'a str, &'a str)],
}

impl<'a> Citizen<'a> {
    /// What they type into a field, by its id; none when they leave it alone, as they do where they know nothing to type.
    /// `code` is the one they read in the newest SMS. They agree to whatever consent they are asked for.
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
            consent if consent.starts_with("consent_") => Some("true"),
            of_paper => self.papers.iter().find(|(id, _)| *id == of_paper).map(|(_, text)| *text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_a_citizen_does_not_know_is_left_alone() {
        let citizen = Citizen {
            phone: "+79161234567",
            surname: "Ветрова",
            name: "Алёна",
            patronymic: None,
            birth_date: "12.04.1990",
            password: "Lampa7!zhdet-obed",
            papers: PAPERS,
        };
        assert_eq!(citizen.text_for("snils", None), Some("112-233-445 95"));
        assert_eq!(citizen.text_for("consent_news", None), Some("true"));
        assert_eq!(citizen.text_for("no_patronymic", None), Some("true"));
        for field in ["passport_number", "code"] {
            assert_eq!(citizen.text_for(field, None), None, "{field}");
        }
    }
}
