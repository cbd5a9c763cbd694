-- Rows that are not read when the store is opened. They lie in the order of their keys, so that one is found without an
-- index of all: neither here, where it could disagree, nor in memory.
CREATE TABLE archive (
    profile INTEGER NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT, WITHOUT ROWID;
