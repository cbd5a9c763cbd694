//! What the account shows of itself.

mod ledger;
pub mod new_number;
