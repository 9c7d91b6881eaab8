-- A line of an old ledger that is filed again with other words, while nothing else happened to its case: the person
-- named there is written anew. Only the import does so, under its own principal.
-- Back: revoke.
grant delete on party to dengwen_jobs;
grant update on backfill to dengwen_jobs;
