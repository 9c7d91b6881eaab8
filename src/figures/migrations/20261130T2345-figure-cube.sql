-- Counts kept ready: months of facts, counted once by every measure of the catalogue (decision 0010).
-- A change of a fact is noted by a trigger in its own transaction, whoever makes it, and counted into the cube later;
-- a figure adds what is noted to what is counted, so it is exact at any moment and no two writers wait for one counter.
-- Back: drop the triggers, the function and the three tables; figures then read the facts alone.

-- Its own columns first: a column that facts gain later is added to both tables and stands last in both.
create table fact_change (
  change_no bigint generated always as identity primary key, -- order of the notes
  sign smallint not null, -- plain: 1 a fact that is there now, -1 one that was before
  like fact_submission
);

create table figure_cube (
  measure text not null, -- digest of what is counted and by which day
  month date not null,
  receiver text not null, -- organ that registered
  holder text not null, -- organ that has it now, or nothing
  county text not null, -- of the place in question, or nothing
  category text not null, -- first level, or nothing
  higher boolean not null, -- visit of a higher level: its organs, county and category are nothing (RG-2)
  ended_month date not null, -- month of the cut-off day; -infinity where the measure has none
  n bigint not null, -- facts, or the sum of a column over them
  primary key (measure, month, ended_month, receiver, holder, county, category, higher)
);
create table figure_cube_measure (
  measure text primary key -- in the cube since it was built
);

create function note_fact_change() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op <> 'INSERT' then
    insert into fact_change overriding user value select 0, -1, f.* from facts_before f;
  end if;
  if tg_op <> 'DELETE' then
    insert into fact_change overriding user value select 0, 1, f.* from facts_after f;
  end if;
  return null;
end $$;
revoke all on function note_fact_change() from public;
create trigger fact_inserted after insert on fact_submission
  referencing new table as facts_after for each statement execute function note_fact_change();
create trigger fact_updated after update on fact_submission
  referencing old table as facts_before new table as facts_after for each statement execute function note_fact_change();
create trigger fact_deleted after delete on fact_submission
  referencing old table as facts_before for each statement execute function note_fact_change();

grant select on fact_change, figure_cube, figure_cube_measure to dengwen_app, dengwen_jobs;
grant delete on fact_change to dengwen_jobs;
grant insert, update, delete on figure_cube, figure_cube_measure to dengwen_jobs;

-- Days beside whole months: without these, a week reads the whole year.
create index fact_submission_disposed on fact_submission (disposed_last);
create index fact_submission_notice on fact_submission (notice_last);
create index fact_submission_accepted on fact_submission (accepted_on);
create index fact_submission_closed on fact_submission (closed_on);
create index fact_submission_instructed on fact_submission (case_no) where instructed_on <> '{}';

-- Pages of the cases behind a figure that counts a rare thing: without these, the whole year is read to find a few.
create index fact_submission_source on fact_submission (source_kind, case_no) where source_kind <> 'direct';
create index fact_submission_review on fact_submission (review_on) where review_on is not null;
create index fact_submission_rereview on fact_submission (rereview_on) where rereview_on is not null;
create index fact_submission_batch on fact_submission (batch) where batch is not null;
create index fact_submission_reported on fact_submission (report_last) where report_last is not null;
