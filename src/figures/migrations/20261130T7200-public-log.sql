-- What was refused and filed away, for everybody: by month, act and ground. Codes only, and no case that is sealed (RG-1).
-- Back: drop the function.
create function refusals_by_month()
returns table (month date, kind text, ground text, cases int)
language sql stable security definer set search_path from current as $$
  select date_trunc('month', e.at at time zone 'Asia/Shanghai')::date, e.kind, coalesce(e.data->>'ground', ''), count(distinct e.case_no)::int
  from event e join case_head h on h.case_no = e.case_no
  where e.kind in ('refused', 'not-accepted', 'finally-refused', 'filed-away') and not h.sealed
  group by 1, 2, 3
$$;
revoke all on function refusals_by_month() from public;
grant execute on function refusals_by_month() to dengwen_app, dengwen_jobs;
create index event_refusals on event (kind) where kind in ('refused', 'not-accepted', 'finally-refused', 'filed-away');
