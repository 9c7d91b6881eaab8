-- Which local rule packs a city has switched on, from which day 0. What a pack says stands in its file or the program.
-- Back: drop the table.

create table pack_choice (
  id text primary key,
  pack text not null,                         -- plain: id of the pack
  from_day date not null,
  to_day date,
  made_by text not null references account,   -- plain: account that switched it on
  made_at timestamptz not null,
  check (to_day is null or to_day >= from_day - 1)
);
-- A pack runs once at a time; two clicks at once must not make two.
create unique index pack_choice_running on pack_choice (pack) where to_day is null;

grant select, insert on pack_choice to dengwen_app, dengwen_jobs;
grant update (to_day) on pack_choice to dengwen_app, dengwen_jobs;
