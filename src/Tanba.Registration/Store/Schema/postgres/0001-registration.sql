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
    wants_letters BIGINT NOT NULL CHECK (wants_letters IN (0, 1)),
    changed_at    BIGINT NOT NULL
);

CREATE TABLE applications (
    number       TEXT    NOT NULL PRIMARY KEY CHECK (length(number) = 12),
    kind         TEXT    NOT NULL CHECK (kind IN ('Reissue', 'FirstIssue')),
    iin          TEXT    NOT NULL REFERENCES people (iin),
    state        TEXT    NOT NULL CHECK (state IN ('Draft', 'Submitted', 'Confirmed', 'Issued', 'Installed', 'Rejected', 'Lapsed', 'Cancelled')),
    created_at   BIGINT NOT NULL,
    state_at     BIGINT NOT NULL,
    submitted_at BIGINT,
    storage      TEXT    NOT NULL,
    path         TEXT    NOT NULL,
    email        TEXT,
    region       TEXT    NOT NULL,
    locality     TEXT    NOT NULL,
    language     TEXT    NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    nonce        TEXT    NOT NULL UNIQUE,
    act_text     TEXT
);

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
    subject      BYTEA NOT NULL,
    request      BYTEA,
    key_id       TEXT UNIQUE,          -- a key serves one application only
    installed_at BIGINT,
    PRIMARY KEY (application, role)
);

-- Receipts: the signed octets of every act. Never changed, never removed.
CREATE TABLE acts (
    digest        TEXT    NOT NULL PRIMARY KEY,   -- SHA-256 of the CMS
    act           TEXT    NOT NULL,
    iin           TEXT    NOT NULL,
    application   TEXT    REFERENCES applications (number),
    signer_serial TEXT    NOT NULL,
    cms           BYTEA    NOT NULL,
    accepted_at   BIGINT NOT NULL
);

CREATE INDEX acts_of_application ON acts (application);

CREATE FUNCTION acts_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a signed act is never changed or removed';
END $$;

CREATE TRIGGER acts_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON acts FOR EACH STATEMENT EXECUTE FUNCTION acts_are_kept();


CREATE TABLE sign_in_challenges (
    id         TEXT    NOT NULL PRIMARY KEY,
    text       TEXT    NOT NULL,
    created_at BIGINT NOT NULL,
    used_at    BIGINT 
);

CREATE INDEX sign_in_challenges_by_age ON sign_in_challenges (created_at);

CREATE TABLE letters (
    id            TEXT    NOT NULL PRIMARY KEY,
    address       TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    body          TEXT    NOT NULL,
    queued_at     BIGINT NOT NULL,
    attempts      BIGINT NOT NULL DEFAULT 0,
    next_at       BIGINT,                        -- null: delivered or given up
    delivered_at  BIGINT,
    last_error    TEXT
);

CREATE INDEX letters_due ON letters (next_at) WHERE next_at IS NOT NULL;
