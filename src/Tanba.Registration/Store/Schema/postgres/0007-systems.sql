-- The register of information systems: a program that signs with a key of its own, under an OID of its own.
CREATE TABLE systems (
    number       BIGINT NOT NULL PRIMARY KEY,       -- in the order of asking
    oid          TEXT UNIQUE,                        -- given when it is registered, and never to another
    name         TEXT   NOT NULL,
    owner        TEXT   NOT NULL CHECK (length(owner) = 12),   -- IIN or BIN
    purpose      TEXT   NOT NULL,                    -- what the owner wrote
    state        TEXT   NOT NULL CHECK (state IN ('Requested', 'Registered', 'Refused', 'Closed')),
    requested_at BIGINT NOT NULL,
    decided_at   BIGINT,
    decided_by   TEXT,
    reason       TEXT
);

CREATE INDEX systems_of_owner ON systems (owner, number);
CREATE INDEX systems_by_state ON systems (state, number);

-- Applications for keys of a system.
CREATE INDEX applications_of_system ON applications (system, created_at) WHERE system IS NOT NULL;
