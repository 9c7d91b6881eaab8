-- Tables of an old system beside ours, kept by the office that compares them while both run. Numbers of cases only; what
-- was typed is sealed, because anything can be typed.
-- Back: drop the table.
create table figure_comparison (
  id text primary key,
  office text not null references organ,                 -- plain: organ that compares
  organ text references organ,                           -- plain: what was counted; null is all that the office counts
  from_day date not null,                                -- plain: first day
  to_day date not null,                                  -- plain: day after the last
  basis text not null,                                   -- plain: registered, received, exchanged
  content bytea not null,                                -- sealed: their lines, and each number beside ours as it was then
  equal_lines int not null,                              -- plain: numbers that are the same
  apart_lines int not null,                              -- plain: numbers that are not
  kept_by text not null references account,              -- plain
  kept_at timestamptz not null                           -- plain
);
create index figure_comparison_latest on figure_comparison (office, kept_at desc, id);
grant select, insert, delete on figure_comparison to dengwen_app;
grant select on figure_comparison to dengwen_jobs;
