-- Why: what was recorded of a call to the rescue services is erased once its person could read it (RG-10). No other
-- record can be deleted: the policy names the two kinds.
-- Back: drop policy record_erase on record; drop index record_rescue; revoke delete on record from dengwen_jobs.
create policy record_erase on record as restrictive for delete to dengwen_jobs
  using (kind in ('record-rescue-call', 'confirm-rescue-call'));
create index record_rescue on record (at) where kind in ('record-rescue-call', 'confirm-rescue-call');
grant delete on record to dengwen_jobs;
