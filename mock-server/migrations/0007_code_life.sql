-- Until when the code of an SMS can be used.
ALTER TABLE messages ADD COLUMN code_expires_at INTEGER;
