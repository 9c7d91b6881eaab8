-- What the machine proposed at a form, and whether the person took it (RG-14). No text, no name: which case, which
-- question, which code. Rows of a case that is sealed are deleted with the sealing. The model is a sealed file; here is
-- how it did in its back-test.
-- Back: drop both tables and the function.
create table proposal_model (
  id text primary key,
  no int generated always as identity,  -- plain: order of the learnings
  texts int not null,                   -- plain: how many texts it learned from
  results jsonb not null,               -- plain: back-test by question: shares and counts by code
  made_at timestamptz not null
);

create table machine_proposal (
  case_no text not null,
  question text not null,               -- plain: category, path or organ
  offered text not null,                -- plain: the code that came first
  share_percent int not null check (share_percent between 0 and 100),   -- plain: how sure it was
  model text not null,                  -- plain: model that was asked
  offered_at timestamptz not null,
  chosen text,                          -- plain: the code that the person chose; null until then
  chosen_at timestamptz,
  primary key (case_no, question)
);
create index machine_proposal_chosen on machine_proposal (chosen_at);

alter table machine_proposal enable row level security;
alter table machine_proposal force row level security;
create policy machine_proposal_app on machine_proposal to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = machine_proposal.case_no) is not null)
  with check (true);
create policy machine_proposal_jobs on machine_proposal to dengwen_jobs using (true) with check (true);
create policy machine_proposal_owner on machine_proposal to dengwen_owner using (true) with check (true);
grant select, insert, update, delete on machine_proposal to dengwen_app, dengwen_jobs;
grant select, insert on proposal_model to dengwen_app, dengwen_jobs;

-- How often proposals were taken, over all cases: counts only, for an administrator who sees no case.
create function proposals_taken()
returns table (question text, accepted int, changed int)
language sql stable security definer set search_path from current as $$
  select question, count(*) filter (where chosen = offered)::int, count(*) filter (where chosen <> offered)::int
  from machine_proposal where chosen is not null group by question
$$;
revoke all on function proposals_taken() from public;
grant execute on function proposals_taken() to dengwen_app, dengwen_jobs;
