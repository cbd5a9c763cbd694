-- One table for each slot. `value` is a sealed envelope; the other columns are ids and hold no personal data. Profile
-- and name are unique in a table, as the inventory proves when the store is read: no index is there that could disagree.
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE cache (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL
) STRICT;

-- The data key of each epoch, wrapped by the vault key `alias`. A row without a wrapped key names a vault key
-- that is to be destroyed: one whose epoch never began, or has ended. `fingerprint` tells damage from refusal.
CREATE TABLE keyring (
    epoch INTEGER PRIMARY KEY,
    alias TEXT NOT NULL,
    wrapped BLOB,
    fingerprint BLOB NOT NULL
) STRICT;

-- One row: the sealed inventory of the four tables after a commit that wrote no row last.
CREATE TABLE inventory (
    id INTEGER PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
