-- One table for each slot. `value` is a sealed envelope; the other columns are ids and hold no personal data.
CREATE TABLE fact (
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE cache (
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT, WITHOUT ROWID;

-- The data key of each epoch, wrapped by the vault key `alias`. A row without a wrapped key names a vault key
-- that is to be destroyed: one whose epoch never began, or has ended. `fingerprint` tells damage from refusal.
CREATE TABLE keyring (
    epoch INTEGER PRIMARY KEY,
    alias TEXT NOT NULL,
    wrapped BLOB,
    fingerprint BLOB NOT NULL
) STRICT;

-- One row: the sealed inventory of the four tables.
CREATE TABLE inventory (
    id INTEGER PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
