-- An account without a phone proves a new one: what was sent and tried for it, and what it has proven.
CREATE TABLE contact_changes (
    id                 TEXT PRIMARY KEY REFERENCES accounts (oid),
    proven_phone       TEXT,
    proven_at          INTEGER,
    sends_used         INTEGER NOT NULL DEFAULT 0,
    last_sent_at       INTEGER,
    tries_used         INTEGER NOT NULL DEFAULT 0,
    last_wrong_at      INTEGER,
    tries_locked_until INTEGER,
    CHECK ((proven_phone IS NULL) = (proven_at IS NULL))
) STRICT, WITHOUT ROWID;
