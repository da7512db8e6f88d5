-- A link ends the letters to the address that it was mailed to. What was known so far was of the addresses of the records.
CREATE TABLE address_links (
    iin     TEXT NOT NULL,
    address TEXT NOT NULL,          -- lower case
    token   TEXT NOT NULL UNIQUE,
    off_at  INTEGER,
    PRIMARY KEY (iin, address)
) STRICT;

INSERT INTO address_links (iin, address, token, off_at)
SELECT l.iin, lower(p.email), l.token, l.off_at FROM letter_links l JOIN people p ON p.iin = l.iin WHERE p.email IS NOT NULL;

DROP TABLE letter_links;
ALTER TABLE address_links RENAME TO letter_links;
