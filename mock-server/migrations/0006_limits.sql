-- What was done within the last 24 hours, for each installation and each network address that did it.
CREATE TABLE uses (
    id      INTEGER PRIMARY KEY,
    who     TEXT NOT NULL,
    what    TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX uses_of_day ON uses (who, what, used_at);
CREATE INDEX uses_age ON uses (used_at);

-- What is over is cleared away by its age.
CREATE INDEX registrations_age ON registrations (expires_at) WHERE account_oid IS NULL;
CREATE INDEX sign_ins_age ON sign_ins (expires_at);
CREATE INDEX codes_age ON codes (sent_at);

-- Settings that stand in an answer are kept once and not with each: which they are, and how many bytes stand before them.
ALTER TABLE idempotency ADD COLUMN settings TEXT REFERENCES settings_snapshots (etag);
ALTER TABLE idempotency ADD COLUMN settings_at INTEGER;
