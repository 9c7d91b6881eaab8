-- What the indicators of the 12345 desk need of work orders (domain.md §3.5): codes, organs, instants; no row of a person.
-- Kept in the transaction of the events, compared with a replay by `dengwen reconcile`. Sealed cases never are orders.
-- Back: drop the three tables.

-- One row a work order; a case that was handed to the petition line keeps none: a case counts in one place.
create table fact_order (
  case_no text primary key,
  centre text not null,                                  -- plain: organ code of the 12345 centre
  created_at timestamptz not null,
  channel text not null,
  type text not null,                                    -- plain: HELP, CONSULT, …
  urgency text not null,
  category text,
  place_region text,
  unit text,                                             -- lead unit now
  stage text not null,
  merged boolean not null,
  result text,                                           -- what the unit said: solved, explained, planned, not-possible
  closed_at timestamptz,
  rating_office int,
  rating_handler int
);
create index fact_order_created on fact_order (centre, created_at);

-- Steps that are counted by the time at which they happened.
create table fact_order_step (
  case_no text not null,
  seq int not null,
  at timestamptz not null,
  kind text not null,
  organ text,                                            -- the unit it concerns
  code text,                                             -- ground, outcome or decision
  satisfied int,
  primary key (case_no, seq)
);
create index fact_order_step_at on fact_order_step (kind, at);

-- Limits of the desk with their ends as instants: one in days ends with its last day.
create table fact_order_limit (
  case_no text not null,
  key text not null,
  rule text not null,
  organ text,
  due_at timestamptz not null,
  met_at timestamptz,
  stopped boolean not null,
  primary key (case_no, key)
);
create index fact_order_limit_due on fact_order_limit (rule, due_at);

grant select, insert, update, delete on fact_order, fact_order_step, fact_order_limit to dengwen_app, dengwen_jobs;
