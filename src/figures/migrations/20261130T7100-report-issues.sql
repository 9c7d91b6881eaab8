-- Reports that are written, submitted and issued. What is issued stays as it is: a later entry makes a correction, which
-- is an issue of its own (FR-2).
-- Back: drop the table and the function.
create table report_issue (
  id text primary key,
  code text not null,                                    -- plain: which report, RPT-…
  office text not null references organ,                 -- plain: organ that makes it
  organ text references organ,                           -- plain: what it counts; null is the whole city
  from_day date not null,                                -- plain: first day
  to_day date not null,                                  -- plain: day after the last
  basis text not null,                                   -- plain: registered, received, exchanged
  state text not null check (state in ('draft', 'submitted', 'issued')), -- plain
  words bytea,                                           -- sealed: what was written instead of the draft, by part
  returned bytea,                                        -- sealed: why the head gave it back
  edited_by text not null references account,            -- plain: account that wrote last
  edited_at timestamptz not null,                        -- plain
  issued_by text references account,                     -- plain
  issued_at timestamptz,                                 -- plain
  year int,                                              -- plain: year of its number
  number int,                                            -- plain: running number of office, report and year
  model bytea,                                           -- sealed: the report with its numbers as they were issued
  digest text,                                           -- plain: SHA-256 over that report
  salt bytea,                                            -- sealed: what the digests of its rows begin with
  corrects text references report_issue,                 -- plain: issue that this one corrects
  reason bytea,                                          -- sealed: why
  check ((state = 'issued') = (model is not null and issued_by is not null and issued_at is not null and number is not null)),
  check (edited_by is distinct from issued_by)
);
create unique index report_issue_open on report_issue (office, code, from_day, to_day, coalesce(organ, '')) where state <> 'issued';
create unique index report_issue_number on report_issue (office, code, year, number);
create index report_issue_latest on report_issue (issued_at desc, id);

create function keep_issued_report() returns trigger language plpgsql set search_path from current as $$
begin
  if old.state = 'issued' then
    raise exception 'an issued report is never changed: issue a correction';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger report_issue_stays before update or delete on report_issue for each row execute function keep_issued_report();

grant select, insert, update, delete on report_issue to dengwen_app;
grant select on report_issue to dengwen_jobs;
