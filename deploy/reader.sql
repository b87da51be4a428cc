-- Who serves reads, and cannot write: run once as the owner of the database, before the first load; READER_PASSWORD is in the environment.
\set ON_ERROR_STOP on
\getenv password READER_PASSWORD
CREATE ROLE reader LOGIN PASSWORD :'password';
ALTER ROLE reader SET default_transaction_read_only = on;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO reader;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;
