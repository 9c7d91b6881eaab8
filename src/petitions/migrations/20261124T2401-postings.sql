-- The print room: papers that go by post. A row comes with the first thing that is done to a paper; what has none and is
-- not delivered waits to be posted.
-- Back: drop table posting; drop index document_waiting;
create table posting (
  document text primary key references document,         -- plain
  case_no text not null,                                 -- plain
  organ text not null,                                   -- plain: organ code
  number bytea,                                          -- sealed: number of the registered letter
  printed_at timestamptz,                                -- plain: when a label or an envelope was printed
  posted_on date,                                        -- plain: when it was handed to the post
  set_aside boolean not null default false,              -- plain: not by post: handed over, or without an address
  account text not null,                                 -- plain: who did the last of it
  updated_at timestamptz not null                        -- plain
);
create index posting_posted on posting (organ, posted_on);
-- What an organ issued to people, the oldest first.
create index document_waiting on document (organ, issued_at, id) where recipient = 'petitioner';

alter table posting enable row level security;
alter table posting force row level security;
create policy posting_app on posting to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = posting.case_no) is not null)
  with check (true);
create policy posting_jobs on posting to dengwen_jobs using (true) with check (true);
create policy posting_owner on posting to dengwen_owner using (true) with check (true);
grant select, insert, update on posting to dengwen_app;
grant select on posting to dengwen_jobs;
