-- What opens sessions and what sends codes is named by its kind and id, so that a further kind needs no further column.
-- SQLite can't drop a column that refers to another table.
CREATE TABLE families_of_grants (
    id           INTEGER PRIMARY KEY,
    account_oid  TEXT NOT NULL REFERENCES accounts (oid),
    grant_kind   TEXT NOT NULL,
    grant_id     TEXT NOT NULL,
    installation TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    ended_at     INTEGER
) STRICT;
INSERT INTO families_of_grants
    SELECT f.id, f.account_oid,
        CASE WHEN f.sign_in_id IS NULL THEN 'registration' ELSE 'sign_in' END,
        coalesce(f.sign_in_id, f.registration_id, ''),
        coalesce(s.installation, r.installation, ''),
        f.created_at,
        f.ended_at
    FROM session_families f
    LEFT JOIN registrations r ON r.id = f.registration_id
    LEFT JOIN sign_ins s ON s.id = f.sign_in_id;
DROP TABLE session_families;
ALTER TABLE families_of_grants RENAME TO session_families;
CREATE INDEX families_of_grant ON session_families (grant_kind, grant_id);
-- Whether an installation is an account's own is asked for by account.
CREATE INDEX families_of_account ON session_families (account_oid, installation);

DROP INDEX registrations_of_account;
DROP INDEX sign_ins_of_account;
ALTER TABLE registrations DROP COLUMN session_used;
ALTER TABLE sign_ins DROP COLUMN session_used;
CREATE INDEX sign_ins_of_account ON sign_ins (account_oid);

CREATE TABLE codes_of_occasions (
    id           INTEGER PRIMARY KEY,
    occasion     TEXT NOT NULL,
    holder       TEXT NOT NULL,
    installation TEXT NOT NULL,
    phone        TEXT NOT NULL,
    code_mac     BLOB NOT NULL,
    sent_at      INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER
) STRICT;
INSERT INTO codes_of_occasions
    SELECT id, CASE WHEN sign_in_id IS NULL THEN 'registration' ELSE 'sign_in' END,
        coalesce(sign_in_id, registration_id), installation, phone, code_mac, sent_at, expires_at, used_at
    FROM codes;
DROP TABLE codes;
ALTER TABLE codes_of_occasions RENAME TO codes;
CREATE INDEX codes_of_holder ON codes (occasion, holder, phone, expires_at);
CREATE INDEX codes_of_number ON codes (phone, installation, sent_at);
