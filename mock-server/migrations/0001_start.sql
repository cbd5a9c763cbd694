-- Times are seconds since 1970 by the portal's virtual clock.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Settings as a registration pinned them: a later build of the portal may change its profiles.
CREATE TABLE settings_snapshots (
    etag TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE registrations (
    id                 TEXT PRIMARY KEY,
    secret_mac         BLOB NOT NULL,
    installation       TEXT NOT NULL,
    settings           TEXT NOT NULL REFERENCES settings_snapshots (etag),
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    phone              TEXT,
    contact_proven_at  INTEGER,
    sends_used         INTEGER NOT NULL DEFAULT 0,
    last_sent_at       INTEGER,
    tries_used         INTEGER NOT NULL DEFAULT 0,
    last_wrong_at      INTEGER,
    tries_locked_until INTEGER,
    surname            TEXT,
    name               TEXT,
    patronymic         TEXT,
    birth_date         TEXT,
    password_hash      TEXT,
    account_oid        TEXT REFERENCES accounts (oid),
    session_used       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
    id              INTEGER PRIMARY KEY,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    installation    TEXT NOT NULL,
    phone           TEXT NOT NULL,
    code_mac        BLOB NOT NULL,
    sent_at         INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER
) STRICT;
CREATE INDEX codes_of_registration ON codes (registration_id, phone, expires_at);
CREATE INDEX codes_of_number ON codes (phone, installation, sent_at);

CREATE TABLE consents (
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    account_oid     TEXT REFERENCES accounts (oid),
    consent_id      TEXT NOT NULL,
    version         TEXT NOT NULL,
    accepted_at     INTEGER NOT NULL,
    received_at     INTEGER NOT NULL,
    PRIMARY KEY (registration_id, consent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_of_account ON consents (account_oid);

CREATE TABLE accounts (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    oid           TEXT NOT NULL UNIQUE,
    level         TEXT NOT NULL,
    phone         TEXT NOT NULL UNIQUE,
    surname       TEXT NOT NULL,
    name          TEXT NOT NULL,
    patronymic    TEXT,
    birth_date    TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE messages (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    to_phone TEXT NOT NULL,
    text     TEXT NOT NULL,
    code     TEXT,
    sent_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_to ON messages (to_phone);

CREATE TABLE session_families (
    id              INTEGER PRIMARY KEY,
    account_oid     TEXT NOT NULL REFERENCES accounts (oid),
    registration_id TEXT REFERENCES registrations (id),
    created_at      INTEGER NOT NULL,
    ended_at        INTEGER
) STRICT;
CREATE INDEX families_of_registration ON session_families (registration_id);

-- One row per turn of a family: an access token and the refresh token that came with it.
CREATE TABLE session_tokens (
    id                INTEGER PRIMARY KEY,
    family_id         INTEGER NOT NULL REFERENCES session_families (id),
    generation        INTEGER NOT NULL,
    access_mac        BLOB NOT NULL UNIQUE,
    access_expires_at INTEGER NOT NULL,
    refresh_mac       BLOB NOT NULL UNIQUE,
    created_at        INTEGER NOT NULL,
    used_at           INTEGER,
    UNIQUE (family_id, generation)
) STRICT;

-- The idempotency key itself is not kept: only it opens `answer`, which may hold a registration's secret.
CREATE TABLE idempotency (
    key_mac      BLOB PRIMARY KEY,
    request_mac  BLOB NOT NULL,
    status       INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    answer       BLOB NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (created_at);
