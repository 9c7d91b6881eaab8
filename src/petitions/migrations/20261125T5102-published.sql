-- Suggestions that were adopted and made public (ST-53): words written for everybody, checked by a second person, that
-- name nobody. They stand apart from the sealed case.
-- Back: drop table published_suggestion;
create table published_suggestion (
  case_no text primary key,                              -- plain: which case it came from
  at timestamptz not null,                               -- plain
  organ text not null,                                   -- plain: organ code
  result text not null,                                  -- plain: adopted, partly
  title text not null,                                   -- plain: public text
  says text not null                                     -- plain: public text
);
create index published_suggestion_at on published_suggestion (at desc, case_no);
alter table published_suggestion enable row level security;
alter table published_suggestion force row level security;
create policy published_suggestion_read on published_suggestion for select to dengwen_app using (true);
create policy published_suggestion_add on published_suggestion for insert to dengwen_app with check (true);
create policy published_suggestion_jobs on published_suggestion to dengwen_jobs using (true) with check (true);
create policy published_suggestion_owner on published_suggestion to dengwen_owner using (true) with check (true);
grant select, insert on published_suggestion to dengwen_app, dengwen_jobs;
