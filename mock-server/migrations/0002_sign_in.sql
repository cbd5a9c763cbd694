CREATE TABLE sign_ins (
    id                 TEXT PRIMARY KEY,
    secret_mac         BLOB NOT NULL,
    installation       TEXT NOT NULL,
    account_oid        TEXT NOT NULL REFERENCES accounts (oid),
    phone              TEXT NOT NULL,
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    proven_at          INTEGER,
    sends_used         INTEGER NOT NULL DEFAULT 0,
    last_sent_at       INTEGER,
    tries_used         INTEGER NOT NULL DEFAULT 0,
    last_wrong_at      INTEGER,
    tries_locked_until INTEGER,
    session_used       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Wrong passwords of one installation for one number, whether or not the number has an account.
CREATE TABLE password_tries (
    installation       TEXT NOT NULL,
    phone              TEXT NOT NULL,
    tries_used         INTEGER NOT NULL,
    last_wrong_at      INTEGER NOT NULL,
    tries_locked_until INTEGER,
    PRIMARY KEY (installation, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX password_tries_age ON password_tries (last_wrong_at);

-- A code belongs to a registration or to a sign-in; SQLite can't loosen a column in place.
CREATE TABLE codes_of_journeys (
    id              INTEGER PRIMARY KEY,
    registration_id TEXT REFERENCES registrations (id),
    sign_in_id      TEXT REFERENCES sign_ins (id),
    installation    TEXT NOT NULL,
    phone           TEXT NOT NULL,
    code_mac        BLOB NOT NULL,
    sent_at         INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER,
    CHECK ((registration_id IS NULL) <> (sign_in_id IS NULL))
) STRICT;
INSERT INTO codes_of_journeys
    SELECT id, registration_id, NULL, installation, phone, code_mac, sent_at, expires_at, used_at FROM codes;
DROP TABLE codes;
ALTER TABLE codes_of_journeys RENAME TO codes;
CREATE INDEX codes_of_registration ON codes (registration_id, phone, expires_at);
CREATE INDEX codes_of_sign_in ON codes (sign_in_id, phone, expires_at);
CREATE INDEX codes_of_number ON codes (phone, installation, sent_at);

ALTER TABLE session_families ADD COLUMN sign_in_id TEXT REFERENCES sign_ins (id);
CREATE INDEX families_of_sign_in ON session_families (sign_in_id);

ALTER TABLE consents ADD COLUMN withdrawn_at INTEGER;
