-- What registrars and the administrator decide.

-- The queue of a registrar, narrowed to a centre or a template.
CREATE INDEX applications_queue_of_centre ON applications (centre, state, submitted_at, number) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_queue_of_template ON applications (template, state, submitted_at, number) WHERE submitted_at IS NOT NULL;

-- Applications are found by name: those of people in the register get the register's.
UPDATE applications SET surname = people.surname, given_name = people.given_name, patronymic = people.patronymic
FROM people WHERE people.iin = applications.iin AND applications.surname IS NULL;

-- Names are searched from their beginning, letter by letter: the order of octets, as SQLite has it.
ALTER TABLE people ALTER COLUMN surname TYPE TEXT COLLATE "C", ALTER COLUMN given_name TYPE TEXT COLLATE "C";
ALTER TABLE applications ALTER COLUMN surname TYPE TEXT COLLATE "C", ALTER COLUMN given_name TYPE TEXT COLLATE "C";
CREATE INDEX applications_by_name ON applications (surname, given_name, number) WHERE submitted_at IS NOT NULL;
CREATE INDEX people_by_name ON people (surname, given_name, iin);

-- Who has confirmed an application: where two must, the first of them stands here until the second comes.
CREATE TABLE confirmations (
    application TEXT   NOT NULL REFERENCES applications (number),
    registrar   TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (application, registrar)
);

-- What was corrected in a person's record: one row for each field. Never changed, never removed.
CREATE TABLE person_changes (
    number   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    iin      TEXT   NOT NULL REFERENCES people (iin),
    at       BIGINT NOT NULL,
    by_whom  TEXT   NOT NULL,
    field    TEXT   NOT NULL,
    was      TEXT,
    became   TEXT
);

CREATE INDEX person_changes_of ON person_changes (iin, number);

CREATE FUNCTION person_changes_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a correction is never changed or removed';
END $$;

CREATE TRIGGER person_changes_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON person_changes FOR EACH STATEMENT EXECUTE FUNCTION person_changes_are_kept();

-- An order on paper (of a court, of the owner) with its scan. It waits until a registrar has signed for it.
CREATE TABLE written_orders (
    id              TEXT   NOT NULL PRIMARY KEY,
    serial          TEXT   NOT NULL,
    act             TEXT   NOT NULL CHECK (act IN ('revoke', 'suspend', 'release')),
    reason          BIGINT NOT NULL,
    document_number TEXT   NOT NULL,
    document_date   TEXT   NOT NULL,             -- yyyy-MM-dd
    scan            BYTEA  NOT NULL,
    scan_type       TEXT   NOT NULL,
    scan_digest     TEXT   NOT NULL,             -- SHA-256
    registrar       TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    carried_out_at  BIGINT
);

CREATE INDEX written_orders_of ON written_orders (serial, carried_out_at);
CREATE INDEX written_orders_open ON written_orders (at) WHERE carried_out_at IS NULL;

CREATE FUNCTION written_orders_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.carried_out_at IS NOT NULL THEN
        RAISE EXCEPTION 'an order that was carried out is never changed or removed';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER written_orders_are_kept BEFORE UPDATE OR DELETE ON written_orders FOR EACH ROW EXECUTE FUNCTION written_orders_are_kept();
