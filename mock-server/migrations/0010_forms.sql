-- What is given in a form that the settings describe, the last of each: it goes with its registration into the account.
-- `fields` is a JSON object of texts, for which fields there are is for the form to say.
CREATE TABLE forms_given (
    id              INTEGER PRIMARY KEY,
    registration_id TEXT REFERENCES registrations (id),
    account_oid     TEXT REFERENCES accounts (oid),
    form_id         TEXT NOT NULL,
    fields          TEXT NOT NULL,
    received_at     INTEGER NOT NULL,
    CHECK (registration_id IS NOT NULL OR account_oid IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX forms_of_registration ON forms_given (registration_id, form_id);
CREATE UNIQUE INDEX forms_of_account ON forms_given (account_oid, form_id);

-- A СНИЛС is what its form asks for. When it was received was not kept; it was no earlier than this.
INSERT INTO forms_given (registration_id, account_oid, form_id, fields, received_at)
    SELECT id, account_oid, 'snils', json_object('snils', snils), created_at FROM registrations
    WHERE snils IS NOT NULL ORDER BY created_at, id;
INSERT INTO forms_given (account_oid, form_id, fields, received_at)
    SELECT oid, 'snils', json_object('snils', snils), created_at FROM accounts
    WHERE snils IS NOT NULL AND oid NOT IN (SELECT account_oid FROM forms_given WHERE account_oid IS NOT NULL)
    ORDER BY number;
ALTER TABLE registrations DROP COLUMN snils;
ALTER TABLE accounts DROP COLUMN snils;
