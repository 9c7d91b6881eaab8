-- What the figures of the source reports ask of a submission besides its days: where it came from, at which level it
-- was registered, whether it was taken over from paper, and the limit of an assignment.
-- Back: drop the columns and the function; `dengwen reconcile` compares the rest as before.

alter table fact_submission add column source_kind text; -- plain: direct, transferred, assigned, …
alter table fact_submission add column source_level int; -- plain: level that sent it, 1 state … 5 township
alter table fact_submission add column reg_level int; -- plain: level that registered it; no filter of any list (RG-2)
alter table fact_submission add column exchanged_on date; -- plain: day on which it came from another system
alter table fact_submission add column backfilled boolean not null default false; -- plain: taken over from a paper ledger
alter table fact_submission add column reported_on date; -- plain: completion report sent up
alter table fact_submission add column report_last date; -- plain: last day for that report, DL-11
create index fact_submission_handling on fact_submission (handling_last);

-- Sealed submissions have no fact. City totals of whole months count them by channel, and nothing else does (RG-1):
-- so this is all that the figures can see of them.
create function sealed_by_month(by_receipt boolean)
returns table (month date, channel text, cases int)
language sql stable security definer set search_path from current as $$
  select date_trunc('month', case when by_receipt then h.received_on else (s.registered_at at time zone 'Asia/Shanghai')::date end)::date,
         h.channel, count(*)::int
  from case_head h join submission s on s.case_no = h.case_no
  where h.sealed
  group by 1, 2
$$;
revoke all on function sealed_by_month(boolean) from public;
grant execute on function sealed_by_month(boolean) to dengwen_app, dengwen_jobs;
