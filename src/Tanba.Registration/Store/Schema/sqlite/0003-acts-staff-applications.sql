-- What somebody is asked to sign: the text word for word, and the facts that the change behind it needs.
CREATE TABLE act_orders (
    id         TEXT    NOT NULL PRIMARY KEY,   -- the one-time number in the text
    act        TEXT    NOT NULL,
    iin        TEXT    NOT NULL,               -- who must sign
    subject    TEXT    NOT NULL,               -- on what: a serial, the number of an application, an OID, an IIN
    facts      TEXT    NOT NULL,               -- JSON
    text       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;

CREATE INDEX act_orders_by_age ON act_orders (created_at);

ALTER TABLE acts ADD COLUMN subject TEXT;
CREATE INDEX acts_of_subject ON acts (subject, accepted_at);
CREATE INDEX acts_of_signer ON acts (iin, accepted_at);

-- Roles of staff. A role that has ended stays written down.
CREATE TABLE staff (
    iin      TEXT    NOT NULL,
    role     TEXT    NOT NULL CHECK (role IN ('Registrar', 'Officer', 'Administrator', 'Auditor')),
    centre   TEXT,
    added_at INTEGER NOT NULL,
    added_by TEXT    NOT NULL,
    ended_at INTEGER,
    ended_by TEXT,
    PRIMARY KEY (iin, role, added_at)
) STRICT;

CREATE UNIQUE INDEX staff_now ON staff (iin, role) WHERE ended_at IS NULL;

-- SQLite cannot drop a reference: the table is made anew under its own name. Until the rows are back, the references to it are not looked at.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE applications_kept AS SELECT * FROM applications;
DROP TABLE applications;

-- Who applies for the first time may be unknown yet: the names are the applicant's own until a registrar has seen the document.
CREATE TABLE applications (
    number       TEXT    NOT NULL PRIMARY KEY CHECK (length(number) = 12),
    kind         TEXT    NOT NULL CHECK (kind IN ('Reissue', 'FirstIssue')),
    iin          TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('Draft', 'Submitted', 'Confirmed', 'Issued', 'Installed', 'Rejected', 'Lapsed', 'Cancelled')),
    created_at   INTEGER NOT NULL,
    state_at     INTEGER NOT NULL,
    submitted_at INTEGER,
    storage      TEXT    NOT NULL,
    path         TEXT    NOT NULL,
    email        TEXT,
    region       TEXT    NOT NULL,
    locality     TEXT    NOT NULL,
    language     TEXT    NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    nonce        TEXT    NOT NULL UNIQUE,
    act_text     TEXT,
    template     TEXT    NOT NULL DEFAULT 'individual',
    centre       TEXT,
    surname      TEXT,
    given_name   TEXT,
    patronymic   TEXT,
    reason       TEXT,                         -- of a refusal
    system       TEXT,                         -- OID of the information system
    secret       TEXT                          -- SHA-256 of what only the applicant without a session has
) STRICT;

INSERT INTO applications (number, kind, iin, state, created_at, state_at, submitted_at, storage, path, email, region, locality, language, nonce, act_text)
SELECT number, kind, iin, state, created_at, state_at, submitted_at, storage, path, email, region, locality, language, nonce, act_text FROM applications_kept;
DROP TABLE applications_kept;

CREATE INDEX applications_of_person ON applications (iin, created_at DESC, number DESC);
CREATE INDEX applications_open ON applications (state, state_at) WHERE state IN ('Draft', 'Submitted', 'Confirmed');

-- One draft per person and template, of those that have a session; a stranger's draft ends nobody's.
CREATE UNIQUE INDEX applications_one_draft ON applications (iin, template) WHERE state = 'Draft' AND secret IS NULL;

-- The registrar's queue: the longest waiting first.
CREATE INDEX applications_waiting ON applications (state, submitted_at, number) WHERE submitted_at IS NOT NULL;

CREATE TABLE application_keys_new (
    application  TEXT NOT NULL REFERENCES applications (number),
    role         TEXT NOT NULL CHECK (role IN ('auth', 'sign', 'both', 'system')),
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
