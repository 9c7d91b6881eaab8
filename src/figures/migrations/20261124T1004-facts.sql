-- Facts: one row a submission with what figures need, kept in the same transaction as the event.
-- Sealed submissions have no row here: they count by channel and month only (RG-1), from the submissions.
-- Back: drop these tables; `dengwen reconcile` rebuilds them from events.

create table fact_submission (
  case_no text primary key,
  received_on date not null,
  registered_on date,
  channel text not null,
  receiver text not null,
  holder text,
  class3 text,
  path text,
  category text,
  place_region text,
  purpose text,
  dup text,
  people_count int not null,
  signer_count int not null,
  stage text not null,
  disposed_on date,
  disposed_last date,
  noticed_on date,
  notice_last date,
  accepted_on date,
  handling_last date,
  opinion_on date,
  served_on date,
  closed_on date,
  outcome text,
  rating_office int,
  rating_handler int
);
create index fact_submission_received on fact_submission (received_on);
create index fact_submission_registered on fact_submission (registered_on);

grant select, insert, update, delete on fact_submission to dengwen_app, dengwen_jobs;
