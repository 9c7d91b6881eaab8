-- Re-review opinions after a hearing, in public words (ST-47), and the taking down of what was made public: the public
-- row goes, the words stay sealed in the record of the act.
-- Back: drop table published_rereview; drop policy published_suggestion_remove on published_suggestion;
--       revoke delete on published_suggestion from dengwen_app, dengwen_jobs;
create table published_rereview (
  case_no text primary key,                              -- plain: which case it came from
  at timestamptz not null,                               -- plain
  organ text not null,                                   -- plain: organ code
  outcome text not null,                                 -- plain: uphold, change
  held_on date not null,                                 -- plain: last day of the hearing
  title text not null,                                   -- plain: public text
  says text not null                                     -- plain: public text
);
create index published_rereview_at on published_rereview (at desc, case_no);
alter table published_rereview enable row level security;
alter table published_rereview force row level security;
create policy published_rereview_read on published_rereview for select to dengwen_app using (true);
create policy published_rereview_add on published_rereview for insert to dengwen_app with check (true);
create policy published_rereview_remove on published_rereview for delete to dengwen_app using (true);
create policy published_rereview_jobs on published_rereview to dengwen_jobs using (true) with check (true);
create policy published_rereview_owner on published_rereview to dengwen_owner using (true) with check (true);
grant select, insert, delete on published_rereview to dengwen_app, dengwen_jobs;

create policy published_suggestion_remove on published_suggestion for delete to dengwen_app using (true);
grant delete on published_suggestion to dengwen_app, dengwen_jobs;
