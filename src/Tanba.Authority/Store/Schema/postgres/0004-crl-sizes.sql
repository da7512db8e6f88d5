-- How many entries a list has, so that nobody needs to read a list through to say it. Null: made before this was noted.
ALTER TABLE crl ADD COLUMN entries BIGINT;
ALTER TABLE crl ADD COLUMN delta_entries BIGINT;
