-- What happened to a serial number after it was issued: a log, since a certificate may be suspended, come back, and be revoked.
-- Numbered in order, so that a CRL can say how far it has seen. An event, once written, is never changed, removed or overtaken.
CREATE TABLE revocation_event (
    number  BIGINT NOT NULL PRIMARY KEY,
    serial  TEXT   NOT NULL REFERENCES issuance_intent (serial),
    at      BIGINT NOT NULL,
    reason  BIGINT NOT NULL CHECK (reason IN (0, 1, 2, 3, 4, 5, 6, 8, 9, 10)),  -- RFC 5280 §5.3.1; 6 suspends, 8 releases, the others are final
    since   BIGINT NOT NULL,            -- the date that lists and OCSP give: of the suspension, when this ends one for good
    by_whom TEXT   NOT NULL
);
CREATE INDEX revocation_event_serial ON revocation_event (serial, number);

INSERT INTO revocation_event (number, serial, at, reason, since, by_whom) SELECT number, serial, at, reason, at, by_whom FROM revocation ORDER BY number;

DROP TRIGGER certificate_is_not_issued_under_a_revoked_serial;
DROP TRIGGER revocation_is_written_once;
DROP TRIGGER revocation_is_not_changed;
DROP TRIGGER revocation_is_not_removed;
DROP TABLE revocation;

-- What is revoked or suspended now: the last event of a serial number, unless it is a release.
CREATE VIEW revocation AS
SELECT e.serial, e.number, e.since AS at, e.reason, e.by_whom FROM revocation_event e
WHERE e.reason <> 8 AND NOT EXISTS (SELECT 1 FROM revocation_event later WHERE later.serial = e.serial AND later.number > e.number);

CREATE TRIGGER revocation_event_is_behind_the_last BEFORE INSERT ON revocation_event
WHEN EXISTS (SELECT 1 FROM revocation_event WHERE number >= NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'a revocation event is written once, behind the last one');
END;

-- Nothing → suspended → released → suspended → …; a final reason may follow anything but another final reason.
CREATE TRIGGER revocation_event_is_in_order BEFORE INSERT ON revocation_event
WHEN CASE (SELECT reason FROM revocation_event WHERE serial = NEW.serial ORDER BY number DESC LIMIT 1)
        WHEN 6 THEN NEW.reason = 6 OR (NEW.reason <> 8 AND NEW.since <> (SELECT since FROM revocation_event WHERE serial = NEW.serial ORDER BY number DESC LIMIT 1))
            OR (NEW.reason = 8 AND NEW.since <> NEW.at)
        WHEN 8 THEN NEW.reason = 8 OR NEW.since <> NEW.at
        ELSE EXISTS (SELECT 1 FROM revocation_event WHERE serial = NEW.serial) OR NEW.reason = 8 OR NEW.since <> NEW.at
    END
BEGIN
    SELECT RAISE(ABORT, 'a final revocation is never followed, and only a suspended certificate is released');
END;

CREATE TRIGGER revocation_event_is_not_changed BEFORE UPDATE ON revocation_event
BEGIN
    SELECT RAISE(ABORT, 'a revocation event is never changed');
END;

CREATE TRIGGER revocation_event_is_not_removed BEFORE DELETE ON revocation_event
BEGIN
    SELECT RAISE(ABORT, 'a revocation event is never removed');
END;

-- Whoever finds an intent without a certificate revokes its serial; the one who was late must not issue under it.
CREATE TRIGGER certificate_is_not_issued_under_a_revoked_serial BEFORE INSERT ON certificate
WHEN EXISTS (SELECT 1 FROM revocation_event WHERE serial = NEW.serial)
BEGIN
    SELECT RAISE(ABORT, 'no certificate is issued under a revoked serial number');
END;

-- Lists of all certificates: the newest first, and those that end between two moments.
CREATE INDEX certificate_newest ON certificate (at DESC, serial);
CREATE INDEX certificate_end ON certificate (not_after, serial);

-- The log of what happened, read backwards by each of its filters.
CREATE INDEX audit_act ON audit (act, number);
CREATE INDEX audit_by ON audit (by_whom, number);
CREATE INDEX audit_by_act ON audit (by_whom, act, number);
CREATE INDEX audit_subject ON audit (subject, number);
CREATE INDEX audit_at ON audit (at, number);
