//! The account of the person who is signed in.

mod consents;
mod contact;

pub(crate) use consents::__path_withdraw_consent;
pub use consents::{ConsentWithdrawal, ConsentWithdrawn};
pub(crate) use contact::{has_account, is_used_on, release};

use crate::openapi::AccountProblems;
use crate::portal::Portal;
use crate::registration::agreement;
use crate::registration::wire::{ConsentKept, Level};
use crate::request::Head;
use crate::routes::Route;
use crate::sessions;
use crate::work::{Answer, InternalFault, Refusal, Work};
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An account as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its number.
    #[schema(example = "1000000001")]
    pub oid: String,
    /// Its level.
    pub level: Level,
    /// Whose it is.
    pub name: PersonName,
    /// The birth date as `yyyy-mm-dd`.
    #[schema(example = "1990-04-12", format = Date)]
    pub birth_date: String,
    /// The proven phone, as E.164; `null` once somebody else has proven that it is theirs now.
    #[schema(example = "+79001234567")]
    pub phone: Option<String>,
    /// The consents in force, in the order of their names.
    pub consents: Vec<ConsentKept>,
}

/// ФИО.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    /// Фамилия.
    #[schema(example = "Иванов")]
    pub surname: String,
    /// Имя.
    #[schema(example = "Иван")]
    pub name: String,
    /// Отчество; `null` for a person who has none.
    #[schema(example = "Иванович")]
    pub patronymic: Option<String>,
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/api/v1/account", get(get_account)),
        Route::new(Method::POST, "/api/v1/account/consents/withdraw", post(consents::withdraw_consent)),
    ]
}

/// The account of the session's owner.
#[utoipa::path(
    get,
    path = "/api/v1/account",
    tag = "account",
    security(("access_token" = [])),
    responses(
        (status = 200, description = "The account", body = Account),
        AccountProblems,
    )
)]
pub(crate) async fn get_account(State(portal): State<Portal>, head: Head) -> Response {
    let asked = portal.look_up(move |work| {
        let oid = sessions::account_of(work, head.bearer.as_deref())?;
        Ok(Answer::json(StatusCode::OK, &load(work, &oid)?))
    });
    asked.await
}

/// An account that is known to exist.
pub(crate) fn load(work: &Work<'_>, oid: &str) -> Result<Account, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT level, surname, name, patronymic, birth_date, phone FROM accounts WHERE oid = ?1",
    )?;
    let mut rows = statement.query_and_then([oid], |row| {
        let level = Level::of_name(&row.get::<_, String>(0)?).ok_or(InternalFault::Stored("level"))?;
        Ok::<_, InternalFault>(Account {
            oid: oid.to_owned(),
            level,
            name: PersonName { surname: row.get(1)?, name: row.get(2)?, patronymic: row.get(3)? },
            birth_date: row.get(4)?,
            phone: row.get(5)?,
            consents: agreement::of_account(work.tx, oid)?,
        })
    })?;
    Ok(rows.next().ok_or(InternalFault::Stored("account"))??)
}
