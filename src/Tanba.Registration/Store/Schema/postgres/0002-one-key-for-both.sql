-- The national profile of 2022 has one key to log in and to sign with.
ALTER TABLE application_keys DROP CONSTRAINT application_keys_role_check;
ALTER TABLE application_keys ADD CONSTRAINT application_keys_role_check CHECK (role IN ('auth', 'sign', 'both'));
