-- What somebody is asked to sign: the text word for word, and the facts that the change behind it needs.
CREATE TABLE act_orders (
    id         TEXT   NOT NULL PRIMARY KEY,   -- the one-time number in the text
    act        TEXT   NOT NULL,
    iin        TEXT   NOT NULL,               -- who must sign
    subject    TEXT   NOT NULL,               -- on what: a serial, the number of an application, an OID, an IIN
    facts      TEXT   NOT NULL,               -- JSON
    text       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE INDEX act_orders_by_age ON act_orders (created_at);

ALTER TABLE acts ADD COLUMN subject TEXT;
CREATE INDEX acts_of_subject ON acts (subject, accepted_at);
CREATE INDEX acts_of_signer ON acts (iin, accepted_at);

-- Roles of staff. A role that has ended stays written down.
CREATE TABLE staff (
    iin      TEXT   NOT NULL,
    role     TEXT   NOT NULL CHECK (role IN ('Registrar', 'Officer', 'Administrator', 'Auditor')),
    centre   TEXT,
    added_at BIGINT NOT NULL,
    added_by TEXT   NOT NULL,
    ended_at BIGINT,
    ended_by TEXT,
    PRIMARY KEY (iin, role, added_at)
);

CREATE UNIQUE INDEX staff_now ON staff (iin, role) WHERE ended_at IS NULL;

-- Who applies for the first time may be unknown yet: the names are the applicant's own until a registrar has seen the document.
ALTER TABLE applications DROP CONSTRAINT applications_iin_fkey;
ALTER TABLE applications ADD COLUMN template TEXT NOT NULL DEFAULT 'individual';
ALTER TABLE applications ADD COLUMN centre TEXT;
ALTER TABLE applications ADD COLUMN surname TEXT;
ALTER TABLE applications ADD COLUMN given_name TEXT;
ALTER TABLE applications ADD COLUMN patronymic TEXT;
ALTER TABLE applications ADD COLUMN reason TEXT;          -- of a refusal
ALTER TABLE applications ADD COLUMN system TEXT;          -- OID of the information system
ALTER TABLE applications ADD COLUMN secret TEXT;          -- SHA-256 of what only the applicant without a session has

ALTER TABLE application_keys DROP CONSTRAINT application_keys_role_check;
ALTER TABLE application_keys ADD CONSTRAINT application_keys_role_check CHECK (role IN ('auth', 'sign', 'both', 'system'));

-- One draft per person and template, of those that have a session; a stranger's draft ends nobody's.
DROP INDEX applications_one_draft;
CREATE UNIQUE INDEX applications_one_draft ON applications (iin, template) WHERE state = 'Draft' AND secret IS NULL;

-- The registrar's queue: the longest waiting first.
CREATE INDEX applications_waiting ON applications (state, submitted_at, number) WHERE submitted_at IS NOT NULL;
