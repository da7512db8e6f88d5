-- Times are UTC milliseconds. Digests and key ids are lower-case hex.

CREATE TABLE people (
    iin           TEXT    NOT NULL PRIMARY KEY CHECK (length(iin) = 12),
    surname       TEXT    NOT NULL,
    given_name    TEXT    NOT NULL,
    patronymic    TEXT,
    email         TEXT,
    region        TEXT    NOT NULL,
    locality      TEXT    NOT NULL,
    language      TEXT    NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    wants_letters INTEGER NOT NULL CHECK (wants_letters IN (0, 1)),
    changed_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE applications (
    number       TEXT    NOT NULL PRIMARY KEY CHECK (length(number) = 12),
    kind         TEXT    NOT NULL CHECK (kind IN ('Reissue', 'FirstIssue')),
    iin          TEXT    NOT NULL REFERENCES people (iin),
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
    act_text     TEXT
) STRICT;

-- A person's list is read newest first, by key.
CREATE INDEX applications_of_person ON applications (iin, created_at DESC, number DESC);

-- The two jobs look only at what is open.
CREATE INDEX applications_open ON applications (state, state_at) WHERE state IN ('Draft', 'Submitted', 'Confirmed');

-- One draft per person: a second one replaces it.
CREATE UNIQUE INDEX applications_one_draft ON applications (iin) WHERE state = 'Draft';

CREATE TABLE application_keys (
    application  TEXT NOT NULL REFERENCES applications (number),
    role         TEXT NOT NULL CHECK (role IN ('auth', 'sign')),
    profile      TEXT NOT NULL,
    subject      BLOB NOT NULL,
    request      BLOB,
    key_id       TEXT UNIQUE,          -- a key serves one application only
    installed_at INTEGER,
    PRIMARY KEY (application, role)
) STRICT;

-- Receipts: the signed octets of every act. Never changed, never removed.
CREATE TABLE acts (
    digest        TEXT    NOT NULL PRIMARY KEY,   -- SHA-256 of the CMS
    act           TEXT    NOT NULL,
    iin           TEXT    NOT NULL,
    application   TEXT    REFERENCES applications (number),
    signer_serial TEXT    NOT NULL,
    cms           BLOB    NOT NULL,
    accepted_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX acts_of_application ON acts (application);

CREATE TRIGGER acts_are_not_changed BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'a signed act is never changed'); END;
CREATE TRIGGER acts_are_not_removed BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'a signed act is never removed'); END;

CREATE TABLE sign_in_challenges (
    id         TEXT    NOT NULL PRIMARY KEY,
    text       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;

CREATE INDEX sign_in_challenges_by_age ON sign_in_challenges (created_at);

CREATE TABLE letters (
    id            TEXT    NOT NULL PRIMARY KEY,
    address       TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    body          TEXT    NOT NULL,
    queued_at     INTEGER NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    next_at       INTEGER,                        -- null: delivered or given up
    delivered_at  INTEGER,
    last_error    TEXT
) STRICT;

CREATE INDEX letters_due ON letters (next_at) WHERE next_at IS NOT NULL;
