-- Pages of issued letters as they were set, without the name of the person (docs/decisions/0006). A row is added once
-- and never changed: nobody has the right to. The bytes lie in the file store, packed, under the key of the case.
-- Back: drop table document_page;
create table document_page (
  document text primary key references document,         -- plain
  case_no text not null,                                 -- plain
  file text not null unique,                             -- plain: random id in the file store
  bytes int not null,                                    -- plain: size of the page
  digest text not null,                                  -- keyed: HMAC-SHA-256 of the page under the case secret
  templates text not null,                               -- plain: version of templates and compiler that set it
  fonts text not null,                                   -- plain: version of the font files that set it
  kept_at timestamptz not null                           -- plain
);
create index document_page_case on document_page (case_no);

alter table document_page enable row level security;
alter table document_page force row level security;
create policy document_page_app on document_page for select to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = document_page.case_no) is not null);
create policy document_page_jobs on document_page to dengwen_jobs using (true) with check (true);
create policy document_page_owner on document_page to dengwen_owner using (true) with check (true);
grant select on document_page to dengwen_app;
grant select, insert on document_page to dengwen_jobs;
