-- What registrars and the administrator decide.

-- The queue of a registrar, narrowed to a centre or a template.
CREATE INDEX applications_queue_of_centre ON applications (centre, state, submitted_at, number) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_queue_of_template ON applications (template, state, submitted_at, number) WHERE submitted_at IS NOT NULL;

-- Applications are found by name: those of people in the register get the register's.
UPDATE applications SET surname = people.surname, given_name = people.given_name, patronymic = people.patronymic
FROM people WHERE people.iin = applications.iin AND applications.surname IS NULL;

-- Names are searched from their beginning.
CREATE INDEX applications_by_name ON applications (surname, given_name, number) WHERE submitted_at IS NOT NULL;
CREATE INDEX people_by_name ON people (surname, given_name, iin);

-- Who has confirmed an application: where two must, the first of them stands here until the second comes.
CREATE TABLE confirmations (
    application TEXT    NOT NULL REFERENCES applications (number),
    registrar   TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (application, registrar)
) STRICT;

-- What was corrected in a person's record: one row for each field. Never changed, never removed.
CREATE TABLE person_changes (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    iin      TEXT    NOT NULL REFERENCES people (iin),
    at       INTEGER NOT NULL,
    by_whom  TEXT    NOT NULL,
    field    TEXT    NOT NULL,
    was      TEXT,
    became   TEXT
) STRICT;

CREATE INDEX person_changes_of ON person_changes (iin, number);

CREATE TRIGGER person_changes_are_not_changed BEFORE UPDATE ON person_changes BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER person_changes_are_not_removed BEFORE DELETE ON person_changes BEGIN SELECT RAISE(ABORT, 'a correction is never removed'); END;

-- An order on paper (of a court, of the owner) with its scan. It waits until a registrar has signed for it.
CREATE TABLE written_orders (
    id              TEXT    NOT NULL PRIMARY KEY,
    serial          TEXT    NOT NULL,
    act             TEXT    NOT NULL CHECK (act IN ('revoke', 'suspend', 'release')),
    reason          INTEGER NOT NULL,
    document_number TEXT    NOT NULL,
    document_date   TEXT    NOT NULL,             -- yyyy-MM-dd
    scan            BLOB    NOT NULL,
    scan_type       TEXT    NOT NULL,
    scan_digest     TEXT    NOT NULL,             -- SHA-256
    registrar       TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    carried_out_at  INTEGER
) STRICT;

CREATE INDEX written_orders_of ON written_orders (serial, carried_out_at);
CREATE INDEX written_orders_open ON written_orders (at) WHERE carried_out_at IS NULL;

CREATE TRIGGER written_orders_are_not_changed BEFORE UPDATE ON written_orders WHEN OLD.carried_out_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an order that was carried out is never changed'); END;
CREATE TRIGGER written_orders_are_not_removed BEFORE DELETE ON written_orders WHEN OLD.carried_out_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an order that was carried out is never removed'); END;
