-- What the authority was about to sign, written before it signs. A serial is here once and for ever.
CREATE TABLE issuance_intent (
    serial      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    application TEXT   NOT NULL,
    key_id      BYTEA  NOT NULL,            -- SHA-256 of the SubjectPublicKeyInfo
    profile     TEXT   NOT NULL,
    not_after   BIGINT NOT NULL,
    tbs         BYTEA  NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX issuance_intent_key ON issuance_intent (key_id, application);

-- What was signed and acknowledged: at most one certificate for a key of an application.
CREATE TABLE certificate (
    serial      TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES issuance_intent (serial),
    application TEXT   NOT NULL,
    key_id      BYTEA  NOT NULL,
    profile     TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    owner       TEXT   NOT NULL,            -- IIN
    not_before  BIGINT NOT NULL,
    not_after   BIGINT NOT NULL,
    der         BYTEA  NOT NULL,
    at          BIGINT NOT NULL,
    UNIQUE (application, key_id)
);
CREATE INDEX certificate_owner ON certificate (owner, at DESC, serial);
CREATE INDEX certificate_key ON certificate (key_id);

-- A revocation, once written, is never forgotten. Numbered in order, so that a CRL can say how far it has seen.
CREATE TABLE revocation (
    serial  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES issuance_intent (serial),
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
    der         BYTEA  NOT NULL,
    delta_der   BYTEA  NOT NULL
);

-- Whoever finds an intent without a certificate revokes its serial; the one who was late must not issue under it.
CREATE FUNCTION certificate_needs_an_unrevoked_serial() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM revocation WHERE serial = NEW.serial) THEN
        RAISE EXCEPTION 'no certificate is issued under a revoked serial number' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION revocation_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM revocation WHERE number >= NEW.number) THEN
        RAISE EXCEPTION 'a revocation is written once, behind the last one' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION crl_number_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM crl WHERE number >= NEW.number OR seen > NEW.seen) THEN
        RAISE EXCEPTION 'the number of a list grows strictly, and no list forgets' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Old lists may be cleared away; the newest holds the number.
CREATE FUNCTION newest_crl_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number = (SELECT MAX(number) FROM crl) THEN
        RAISE EXCEPTION 'the newest list is never removed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER issuance_intent_is_not_changed BEFORE UPDATE ON issuance_intent FOR EACH ROW EXECUTE FUNCTION refuse('an intent is never changed');
CREATE TRIGGER issuance_intent_is_not_removed BEFORE DELETE ON issuance_intent FOR EACH ROW EXECUTE FUNCTION refuse('an intent is never removed');
CREATE TRIGGER issuance_intent_is_not_emptied BEFORE TRUNCATE ON issuance_intent FOR EACH STATEMENT EXECUTE FUNCTION refuse('an intent is never removed');

CREATE TRIGGER certificate_is_not_issued_under_a_revoked_serial BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION certificate_needs_an_unrevoked_serial();
CREATE TRIGGER certificate_is_not_changed BEFORE UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION refuse('a certificate is never changed');
CREATE TRIGGER certificate_is_not_removed BEFORE DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION refuse('a certificate is never removed');
CREATE TRIGGER certificate_is_not_emptied BEFORE TRUNCATE ON certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse('a certificate is never removed');

CREATE TRIGGER revocation_follows_the_last BEFORE INSERT ON revocation FOR EACH ROW EXECUTE FUNCTION revocation_follows_the_last();
CREATE TRIGGER revocation_is_not_changed BEFORE UPDATE ON revocation FOR EACH ROW EXECUTE FUNCTION refuse('a revocation is never changed');
CREATE TRIGGER revocation_is_not_removed BEFORE DELETE ON revocation FOR EACH ROW EXECUTE FUNCTION refuse('a revocation is never removed');
CREATE TRIGGER revocation_is_not_emptied BEFORE TRUNCATE ON revocation FOR EACH STATEMENT EXECUTE FUNCTION refuse('a revocation is never removed');

CREATE TRIGGER crl_number_grows BEFORE INSERT ON crl FOR EACH ROW EXECUTE FUNCTION crl_number_grows();
CREATE TRIGGER crl_is_not_changed BEFORE UPDATE ON crl FOR EACH ROW EXECUTE FUNCTION refuse('a list is never changed');
CREATE TRIGGER newest_crl_is_not_removed BEFORE DELETE ON crl FOR EACH ROW EXECUTE FUNCTION newest_crl_stays();
CREATE TRIGGER crl_is_not_emptied BEFORE TRUNCATE ON crl FOR EACH STATEMENT EXECUTE FUNCTION refuse('the newest list is never removed');
