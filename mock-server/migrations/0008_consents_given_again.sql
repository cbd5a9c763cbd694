-- A consent that was taken back can be given again, without a registration: each giving is a record of its own, and keeps
-- the time of its end.
CREATE TABLE consents_given (
    id              INTEGER PRIMARY KEY,
    registration_id TEXT REFERENCES registrations (id),
    account_oid     TEXT REFERENCES accounts (oid),
    consent_id      TEXT NOT NULL,
    version         TEXT NOT NULL,
    accepted_at     INTEGER NOT NULL,
    received_at     INTEGER NOT NULL,
    withdrawn_at    INTEGER,
    CHECK (registration_id IS NOT NULL OR account_oid IS NOT NULL)
) STRICT;
INSERT INTO consents_given
    (registration_id, account_oid, consent_id, version, accepted_at, received_at, withdrawn_at)
    SELECT registration_id, account_oid, consent_id, version, accepted_at, received_at, withdrawn_at FROM consents
    ORDER BY received_at, registration_id, consent_id;
DROP TABLE consents;
ALTER TABLE consents_given RENAME TO consents;
CREATE UNIQUE INDEX consents_of_registration ON consents (registration_id, consent_id);
CREATE UNIQUE INDEX consents_in_force ON consents (account_oid, consent_id) WHERE withdrawn_at IS NULL;
CREATE INDEX consents_of_account ON consents (account_oid, consent_id);
