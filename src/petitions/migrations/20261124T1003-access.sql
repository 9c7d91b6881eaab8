-- Row security: the second lock behind the policy table. One combined policy a table and role, so that the
-- GIN index on reach is used (two policies fell back to a sequential scan when this was measured).
-- The setting stands in the policy itself, not behind a sub-select: so the planner knows how many rows it lets through
-- (behind one it guessed 1 % and sorted a whole list to show its first page).
-- Back: drop the policies, disable row level security.

alter table case_head enable row level security;
alter table case_head force row level security;
create policy case_head_app on case_head to dengwen_app
  using (reach && current_setting('app.reach', true)::text[])
  with check (true);
create policy case_head_jobs on case_head to dengwen_jobs using (true) with check (true);
create policy case_head_owner on case_head to dengwen_owner using (true) with check (true);

do $$
declare
  name text;
begin
  -- A scalar sub-select, because an EXISTS may be hashed over the whole table of heads.
  foreach name in array array['submission', 'event', 'clock', 'document', 'record', 'delivery', 'rating', 'case_key', 'party', 'identity_view', 'outbox']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for select to dengwen_app, dengwen_identity using ((select h.case_no from case_head h where h.case_no = %I.case_no) is not null)', name || '_read', name, name);
    execute format('create policy %I on %I for insert to dengwen_app with check (true)', name || '_add', name);
    execute format('create policy %I on %I to dengwen_jobs using (true) with check (true)', name || '_jobs', name);
    execute format('create policy %I on %I to dengwen_owner using (true) with check (true)', name || '_owner', name);
  end loop;
  foreach name in array array['clock', 'submission']
  loop
    execute format('create policy %I on %I for update to dengwen_app using ((select h.case_no from case_head h where h.case_no = %I.case_no) is not null) with check (true)', name || '_change', name, name);
  end loop;
end $$;

-- Sealing a case takes its unsent messages away (RG-1).
create policy outbox_remove on outbox for delete to dengwen_app
  using (exists (select from case_head h where h.case_no = outbox.case_no));

create policy case_head_identity on case_head for select to dengwen_identity
  using (reach && current_setting('app.reach', true)::text[]);

-- Search runs as the owner and applies the reach itself: full-text operators are not leak-proof, so under row
-- security the word index would not be used (measured: 12 ms against 121 ms).
create function search_cases(q tsquery, whose text[], most int)
returns table (case_no text, received_on date)
language sql stable security definer set search_path from current as $$
  select s.case_no, s.received_on from search_index s
  where s.words @@ q and s.reach && whose
  order by s.received_on desc, s.case_no desc
  limit most
$$;

-- Rights of the roles, in whatever schema this city lives. The app role owns nothing, and never updates or
-- deletes an event.
do $$
declare
  here text := current_schema();
begin
  execute format('grant usage on schema %I to dengwen_app, dengwen_identity, dengwen_jobs', here);
  execute format('grant select, insert on all tables in schema %I to dengwen_app, dengwen_jobs', here);
  execute format('grant usage on all sequences in schema %I to dengwen_app, dengwen_jobs', here);
end $$;
grant update on setting, idempotency, file, outbox, attempt, account, session, organ, case_head, clock, document_serial, submission, search_index, calendar_year to dengwen_app, dengwen_jobs;
grant delete on session, search_index, file, outbox, idempotency, attempt, calendar_year, organ_duty to dengwen_app, dengwen_jobs;
-- Words are found through search_cases only; the app role touches a row by its number.
revoke select on search_index from dengwen_app;
grant select (case_no) on search_index to dengwen_app;
revoke update on outbox from dengwen_app;
revoke insert on migration from dengwen_app, dengwen_jobs;
revoke all on function next_case_serial(text, int) from public;
grant execute on function next_case_serial(text, int) to dengwen_app, dengwen_jobs;
revoke select on party from dengwen_app;
grant select (id, case_no, role, masked) on party to dengwen_app;
grant select on party, case_head, case_key to dengwen_identity;
