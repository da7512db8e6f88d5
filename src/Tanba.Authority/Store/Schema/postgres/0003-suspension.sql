-- What happened to a serial number after it was issued: a log, since a certificate may be suspended, come back, and be revoked.
-- Numbered in order, so that a CRL can say how far it has seen. An event, once written, is never changed, removed or overtaken.
CREATE TABLE revocation_event (
    number  BIGINT NOT NULL PRIMARY KEY,
    serial  TEXT COLLATE "C" NOT NULL REFERENCES issuance_intent (serial),
    at      BIGINT NOT NULL,
    reason  BIGINT NOT NULL CHECK (reason IN (0, 1, 2, 3, 4, 5, 6, 8, 9, 10)),  -- RFC 5280 §5.3.1; 6 suspends, 8 releases, the others are final
    since   BIGINT NOT NULL,            -- the date that lists and OCSP give: of the suspension, when this ends one for good
    by_whom TEXT   NOT NULL
);
CREATE INDEX revocation_event_serial ON revocation_event (serial, number);

INSERT INTO revocation_event (number, serial, at, reason, since, by_whom) SELECT number, serial, at, reason, at, by_whom FROM revocation ORDER BY number;

DROP TABLE revocation;
DROP FUNCTION revocation_follows_the_last();

-- What is revoked or suspended now: the last event of a serial number, unless it is a release.
CREATE VIEW revocation AS
SELECT e.serial, e.number, e.since AS at, e.reason, e.by_whom FROM revocation_event e
WHERE e.reason <> 8 AND NOT EXISTS (SELECT 1 FROM revocation_event later WHERE later.serial = e.serial AND later.number > e.number);

CREATE FUNCTION revocation_event_is_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last revocation_event%ROWTYPE;
BEGIN
    IF EXISTS (SELECT 1 FROM revocation_event WHERE number >= NEW.number) THEN
        RAISE EXCEPTION 'a revocation event is written once, behind the last one' USING ERRCODE = 'integrity_constraint_violation';
    END IF;

    -- Nothing → suspended → released → suspended → …; a final reason may follow anything but another final reason.
    SELECT * INTO last FROM revocation_event WHERE serial = NEW.serial ORDER BY number DESC LIMIT 1;
    IF (last.number IS NULL AND NEW.reason = 8) OR (last.number IS NOT NULL AND last.reason NOT IN (6, 8)) OR last.reason = NEW.reason
        OR NEW.since <> (CASE WHEN last.reason = 6 AND NEW.reason <> 8 THEN last.since ELSE NEW.at END) THEN
        RAISE EXCEPTION 'a final revocation is never followed, and only a suspended certificate is released' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER revocation_event_is_in_order BEFORE INSERT ON revocation_event FOR EACH ROW EXECUTE FUNCTION revocation_event_is_in_order();
CREATE TRIGGER revocation_event_is_not_changed BEFORE UPDATE ON revocation_event FOR EACH ROW EXECUTE FUNCTION refuse('a revocation event is never changed');
CREATE TRIGGER revocation_event_is_not_removed BEFORE DELETE ON revocation_event FOR EACH ROW EXECUTE FUNCTION refuse('a revocation event is never removed');
CREATE TRIGGER revocation_event_is_not_emptied BEFORE TRUNCATE ON revocation_event FOR EACH STATEMENT EXECUTE FUNCTION refuse('a revocation event is never removed');

-- Whoever finds an intent without a certificate revokes its serial; the one who was late must not issue under it.
CREATE OR REPLACE FUNCTION certificate_needs_an_unrevoked_serial() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM revocation_event WHERE serial = NEW.serial) THEN
        RAISE EXCEPTION 'no certificate is issued under a revoked serial number' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Lists of all certificates: the newest first, and those that end between two moments.
CREATE INDEX certificate_newest ON certificate (at DESC, serial);
CREATE INDEX certificate_end ON certificate (not_after, serial);

-- The log of what happened, read backwards by each of its filters.
CREATE INDEX audit_act ON audit (act, number);
CREATE INDEX audit_by ON audit (by_whom, number);
CREATE INDEX audit_by_act ON audit (by_whom, act, number);
CREATE INDEX audit_subject ON audit (subject, number);
CREATE INDEX audit_at ON audit (at, number);
