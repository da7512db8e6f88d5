-- What the authority was about to sign, written before it signs. A serial is here once and for ever.
CREATE TABLE issuance_intent (
    serial      TEXT   NOT NULL PRIMARY KEY,
    application TEXT   NOT NULL,
    key_id      BLOB   NOT NULL,            -- SHA-256 of the SubjectPublicKeyInfo
    profile     TEXT   NOT NULL,
    not_after   BIGINT NOT NULL,
    tbs         BLOB   NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX issuance_intent_key ON issuance_intent (key_id, application);

-- What was signed and acknowledged: at most one certificate for a key of an application.
CREATE TABLE certificate (
    serial      TEXT   NOT NULL PRIMARY KEY REFERENCES issuance_intent (serial),
    application TEXT   NOT NULL,
    key_id      BLOB   NOT NULL,
    profile     TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    owner       TEXT   NOT NULL,            -- IIN
    not_before  BIGINT NOT NULL,
    not_after   BIGINT NOT NULL,
    der         BLOB   NOT NULL,
    at          BIGINT NOT NULL,
    UNIQUE (application, key_id)
);
CREATE INDEX certificate_owner ON certificate (owner, at DESC, serial);
CREATE INDEX certificate_key ON certificate (key_id);

-- A revocation, once written, is never forgotten. Numbered in order, so that a CRL can say how far it has seen.
CREATE TABLE revocation (
    serial  TEXT   NOT NULL PRIMARY KEY REFERENCES issuance_intent (serial),
    number  BIGINT NOT NULL UNIQUE,
    at      BIGINT NOT NULL,
    reason  BIGINT NOT NULL,
    by_whom TEXT   NOT NULL
);

-- The lists made from it. Full and delta lists share one sequence of numbers (RFC 5280 §5.2.3).
CREATE TABLE crl (
    number      BIGINT NOT NULL PRIMARY KEY,
    base        BIGINT NOT NULL,            -- the full list that the delta of this number stands on
    seen        BIGINT NOT NULL,            -- the number of the last revocation on it
    this_update BIGINT NOT NULL,
    next_update BIGINT NOT NULL,
    der         BLOB   NOT NULL,
    delta_der   BLOB   NOT NULL
);

CREATE TRIGGER serial_is_used_once BEFORE INSERT ON issuance_intent
WHEN EXISTS (SELECT 1 FROM issuance_intent WHERE serial = NEW.serial)
BEGIN
    SELECT RAISE(ABORT, 'a serial number is used once');
END;

CREATE TRIGGER issuance_intent_is_not_changed BEFORE UPDATE ON issuance_intent
BEGIN
    SELECT RAISE(ABORT, 'an intent is never changed');
END;

CREATE TRIGGER issuance_intent_is_not_removed BEFORE DELETE ON issuance_intent
BEGIN
    SELECT RAISE(ABORT, 'an intent is never removed');
END;

CREATE TRIGGER certificate_is_issued_once BEFORE INSERT ON certificate
WHEN EXISTS (SELECT 1 FROM certificate WHERE serial = NEW.serial OR (application = NEW.application AND key_id = NEW.key_id))
BEGIN
    SELECT RAISE(ABORT, 'a certificate is issued once');
END;

-- Whoever finds an intent without a certificate revokes its serial; the one who was late must not issue under it.
CREATE TRIGGER certificate_is_not_issued_under_a_revoked_serial BEFORE INSERT ON certificate
WHEN EXISTS (SELECT 1 FROM revocation WHERE serial = NEW.serial)
BEGIN
    SELECT RAISE(ABORT, 'no certificate is issued under a revoked serial number');
END;

CREATE TRIGGER certificate_is_not_changed BEFORE UPDATE ON certificate
BEGIN
    SELECT RAISE(ABORT, 'a certificate is never changed');
END;

CREATE TRIGGER certificate_is_not_removed BEFORE DELETE ON certificate
BEGIN
    SELECT RAISE(ABORT, 'a certificate is never removed');
END;

CREATE TRIGGER revocation_is_written_once BEFORE INSERT ON revocation
WHEN EXISTS (SELECT 1 FROM revocation WHERE serial = NEW.serial OR number >= NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'a revocation is written once, behind the last one');
END;

CREATE TRIGGER revocation_is_not_changed BEFORE UPDATE ON revocation
BEGIN
    SELECT RAISE(ABORT, 'a revocation is never changed');
END;

CREATE TRIGGER revocation_is_not_removed BEFORE DELETE ON revocation
BEGIN
    SELECT RAISE(ABORT, 'a revocation is never removed');
END;

CREATE TRIGGER crl_number_grows BEFORE INSERT ON crl
WHEN EXISTS (SELECT 1 FROM crl WHERE number >= NEW.number OR seen > NEW.seen)
BEGIN
    SELECT RAISE(ABORT, 'the number of a list grows strictly, and no list forgets');
END;

CREATE TRIGGER crl_is_not_changed BEFORE UPDATE ON crl
BEGIN
    SELECT RAISE(ABORT, 'a list is never changed');
END;

-- Old lists may be cleared away; the newest holds the number.
CREATE TRIGGER newest_crl_is_not_removed BEFORE DELETE ON crl
WHEN OLD.number = (SELECT MAX(number) FROM crl)
BEGIN
    SELECT RAISE(ABORT, 'the newest list is never removed');
END;
