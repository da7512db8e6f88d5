-- The national profile of 2022 has one key to log in and to sign with. SQLite cannot change a CHECK: the table is made anew.
CREATE TABLE application_keys_new (
    application  TEXT NOT NULL REFERENCES applications (number),
    role         TEXT NOT NULL CHECK (role IN ('auth', 'sign', 'both')),
    profile      TEXT NOT NULL,
    subject      BLOB NOT NULL,
    request      BLOB,
    key_id       TEXT UNIQUE,          -- a key serves one application only
    installed_at INTEGER,
    PRIMARY KEY (application, role)
) STRICT;

INSERT INTO application_keys_new SELECT application, role, profile, subject, request, key_id, installed_at FROM application_keys;
DROP TABLE application_keys;
ALTER TABLE application_keys_new RENAME TO application_keys;
