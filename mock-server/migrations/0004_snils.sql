-- A registration's СНИЛС, where its order asks for one, goes with it into the account.
ALTER TABLE registrations ADD COLUMN snils TEXT;
ALTER TABLE accounts ADD COLUMN snils TEXT;
