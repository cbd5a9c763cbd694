//! What the account shows of itself.

mod ledger;
