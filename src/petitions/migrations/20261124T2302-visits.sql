-- The queue of the counter: numbers, never names. Rows go after a week; what remains of a visit is its case (RG-3).
-- Back: drop the function and the table.
create table visit_ticket (
  id text primary key,                                   -- random
  organ text not null,                                   -- plain: the receiving organ; nobody else sees the row
  day date not null,
  lane text not null,                                    -- plain: code of the queue, A or B
  no int not null,
  people_count int not null,
  state text not null,                                   -- plain: waiting, called, skipped or done
  counter text,                                          -- plain: number of the window
  issued_at timestamptz not null,
  called_at timestamptz,
  calls int not null default 0,
  account text,                                          -- account id of who called
  case_no text,                                          -- number of the case that came of it
  unique (organ, day, lane, no)
);
create index visit_ticket_waiting on visit_ticket (organ, day, issued_at) where state = 'waiting';

alter table visit_ticket enable row level security;
alter table visit_ticket force row level security;
create policy visit_ticket_app on visit_ticket to dengwen_app
  using (organ = any(current_setting('app.reach', true)::text[]))
  with check (organ = any(current_setting('app.reach', true)::text[]));
create policy visit_ticket_jobs on visit_ticket to dengwen_jobs using (true) with check (true);
create policy visit_ticket_owner on visit_ticket to dengwen_owner using (true) with check (true);
grant select, insert, update on visit_ticket to dengwen_app, dengwen_jobs;
grant delete on visit_ticket to dengwen_jobs;

-- What the screen in the hall shows: numbers and windows that were called, and how many wait. Runs as the owner,
-- because a screen signs in nowhere.
create function hall_numbers(whose text, on_day date)
returns table (lane text, no int, counter text, called_at timestamptz, calls int, waiting bigint)
language sql stable security definer set search_path from current as $$
  select t.lane, t.no, t.counter, t.called_at, t.calls,
    (select count(*) from visit_ticket w where w.organ = whose and w.day = on_day and w.state = 'waiting')
  from visit_ticket t
  where t.organ = whose and t.day = on_day and t.state = 'called'
  order by t.called_at desc limit 8
$$;
revoke all on function hall_numbers(text, date) from public;
grant execute on function hall_numbers(text, date) to dengwen_app, dengwen_jobs;
