-- Keyed hashes of the pieces of each reply that left, so that a text copied from another case is seen before it is
-- signed. They tell nothing without the key, are compared inside one organ only, and leave with a case that is sealed.
-- Back: drop function replies_like; drop table reply_print;
create table reply_print (
  case_no text not null,                                 -- plain
  seq integer not null,                                  -- plain: the event that answered
  organ text not null,                                   -- plain: organ code
  at timestamptz not null,                               -- plain
  prints bigint[] not null,                              -- keyed: pieces of eight characters, every fourth
  primary key (case_no, seq)
);
create index reply_print_prints on reply_print using gin (prints);
alter table reply_print enable row level security;
alter table reply_print force row level security;
create policy reply_print_add on reply_print for insert to dengwen_app with check (true);
create policy reply_print_read on reply_print for select to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = reply_print.case_no) is not null);
create policy reply_print_remove on reply_print for delete to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = reply_print.case_no) is not null);
create policy reply_print_jobs on reply_print to dengwen_jobs using (true) with check (true);
create policy reply_print_owner on reply_print to dengwen_owner using (true) with check (true);
grant select, insert, delete on reply_print to dengwen_app, dengwen_jobs;

-- Runs as the owner, because the comparison of arrays is not leak-proof and the index would not be used; it tells how
-- much two replies share and which row it is, never a word.
create function replies_like(given bigint[], whose text, without text[])
returns table (case_no text, seq integer, shared integer)
language sql stable security definer set search_path from current as $$
  select p.case_no, p.seq, cardinality(array(select unnest(p.prints) intersect select unnest(given)))
  from reply_print p
  where p.prints && given and p.organ = whose and not p.case_no = any(without)
  order by 3 desc, p.at desc
  limit 1
$$;
revoke all on function replies_like(bigint[], text, text[]) from public;
grant execute on function replies_like(bigint[], text, text[]) to dengwen_app, dengwen_jobs;
