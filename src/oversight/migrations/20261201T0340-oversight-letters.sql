-- Letters of an office to an organ about its duties: 督办函 and proposals with their feedback (L22 40). None is about a
-- person; a letter that was issued stays as it is, but for the answer that it gets.
-- Back: drop both tables, the policies and the function.
create table oversight_letter (
  id text primary key,                                   -- plain: random
  kind text not null check (kind in ('supervise', 'improve', 'policy', 'account')), -- plain
  office text not null references organ,                 -- plain: organ that writes
  organ text not null references organ,                  -- plain: organ that is written to
  about text references organ,                           -- plain: organ whose responsibility it is, for account
  grounds text[] not null,                               -- plain: SUP-…
  state text not null check (state in ('draft', 'submitted', 'issued', 'answered')), -- plain
  reply_on date,                                         -- plain: last day for the reply; a proposal gets it at issue
  words bytea not null,                                  -- sealed: what was found, what is asked, whom to call
  returned bytea,                                        -- sealed: why the head gave it back
  drafted_by text not null references account,           -- plain: account that wrote last
  drafted_at timestamptz not null,                       -- plain
  issued_by text references account,                     -- plain
  issued_at timestamptz,                                 -- plain
  no text,                                               -- plain: number of the letter
  model bytea,                                           -- sealed: the letter as it was issued
  digest text,                                           -- plain: SHA-256 over that letter
  answered_by text references account,                   -- plain
  answered_at timestamptz,                               -- plain
  adopted text check (adopted in ('adopted', 'partly', 'not')), -- plain: of a proposal
  answer bytea,                                          -- sealed: measures, reasons, whom to call
  answer_no text,                                        -- plain: number of the written feedback
  answer_model bytea,                                    -- sealed: the feedback as it was issued
  check ((state in ('issued', 'answered')) = (model is not null and issued_by is not null and issued_at is not null and reply_on is not null)),
  check ((state = 'answered') = (answer is not null and answered_by is not null and answered_at is not null)),
  check (drafted_by is distinct from issued_by),
  check (office <> organ)
);
create index oversight_letter_office on oversight_letter (office, drafted_at desc, id);
create index oversight_letter_organ on oversight_letter (organ, drafted_at desc, id) where state in ('issued', 'answered');

-- The cases that a letter is about. Sealing a case takes it out of every letter's list (RG-1).
create table oversight_case (
  letter text not null references oversight_letter on delete cascade, -- plain
  case_no text not null,                                 -- plain
  rule text,                                             -- plain: limit that was overrun
  last date,                                             -- plain: last lawful day of it
  primary key (letter, case_no)
);
create index oversight_case_no on oversight_case (case_no);

create function keep_issued_oversight_letter() returns trigger language plpgsql set search_path from current as $$
begin
  if old.state = 'answered' or (old.state = 'issued' and (tg_op = 'DELETE' or new.state <> 'answered'
      or (new.kind, new.office, new.organ, new.about, new.grounds, new.reply_on, new.words, new.drafted_by, new.issued_by, new.issued_at, new.no, new.model, new.digest)
        is distinct from (old.kind, old.office, old.organ, old.about, old.grounds, old.reply_on, old.words, old.drafted_by, old.issued_by, old.issued_at, old.no, old.model, old.digest))) then
    raise exception 'an issued letter is answered, never changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger oversight_letter_stays before update or delete on oversight_letter for each row execute function keep_issued_oversight_letter();

-- The organ sees a letter when it is issued, the office from its draft on. A list of cases is also seen, and emptied, by
-- whoever may see the case: that is who seals it.
alter table oversight_letter enable row level security;
alter table oversight_letter force row level security;
create policy oversight_letter_app on oversight_letter to dengwen_app
  using (office = any (current_setting('app.reach', true)::text[])
    or (organ = any (current_setting('app.reach', true)::text[]) and state in ('issued', 'answered')))
  with check (true);
create policy oversight_letter_jobs on oversight_letter to dengwen_jobs using (true) with check (true);
create policy oversight_letter_owner on oversight_letter to dengwen_owner using (true) with check (true);
alter table oversight_case enable row level security;
alter table oversight_case force row level security;
create policy oversight_case_app on oversight_case to dengwen_app
  using ((select l.id from oversight_letter l where l.id = oversight_case.letter) is not null
    or (select h.case_no from case_head h where h.case_no = oversight_case.case_no) is not null)
  with check (true);
create policy oversight_case_jobs on oversight_case to dengwen_jobs using (true) with check (true);
create policy oversight_case_owner on oversight_case to dengwen_owner using (true) with check (true);
grant select, insert, update, delete on oversight_letter to dengwen_app;
grant select, insert, delete on oversight_case to dengwen_app;
grant select on oversight_letter, oversight_case to dengwen_jobs;
grant delete on oversight_case to dengwen_jobs;
