-- An account outlives its number; SQLite can't loosen a column in place.
CREATE TABLE accounts_without_numbers (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    oid           TEXT NOT NULL UNIQUE,
    level         TEXT NOT NULL,
    phone         TEXT UNIQUE,
    surname       TEXT NOT NULL,
    name          TEXT NOT NULL,
    patronymic    TEXT,
    birth_date    TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;
INSERT INTO accounts_without_numbers
    SELECT number, oid, level, phone, surname, name, patronymic, birth_date, password_hash, created_at FROM accounts;
DROP TABLE accounts;
ALTER TABLE accounts_without_numbers RENAME TO accounts;

-- Whether an installation is an account's own is asked for by account.
CREATE INDEX registrations_of_account ON registrations (account_oid, installation);
CREATE INDEX sign_ins_of_account ON sign_ins (account_oid, installation);
