-- Work orders of the 12345 desk are cases: what their limits in minutes and their lists need beside a matter's.
-- Back: drop the columns and the index.

-- plain: end of a limit that is counted in hours or minutes; null for one in days
alter table clock add column due_at timestamptz;
-- plain: when such a limit was met
alter table clock add column met_at timestamptz;
-- plain: end of the earliest limit that an organ owes, where it is an instant
alter table case_head add column due_at timestamptz;
-- The lists of the desk: what is due first stands first, to the minute.
create index case_head_soonest on case_head (desk, queue, coalesce(due_at, (due + 1)::timestamp at time zone 'Asia/Shanghai', 'infinity'::timestamptz), case_no)
  where stage like 'order-%';
