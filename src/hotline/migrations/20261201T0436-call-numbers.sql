-- Calls as indicators count them (domain.md §3.5): numbers only, so that a statistician needs no row of a call. Runs as the
-- owner, because the rows are for the centre's own people; the same counts as hotline/calls/call-figures.ts.
-- Back: drop the function.
create function call_numbers(since timestamptz, until timestamptz, centres text[])
returns table (requested int, answered int, fast int, abandoned int, short int, missed int, returned int, taken int, direct int, valid int, unwritten int)
language sql stable security definer set search_path from current as $$
  with calls as (
    select c.*,
      c.queued_at is not null as asked,
      coalesce(c.outcome = 'answered', false) as taken,
      coalesce(c.outcome = 'abandoned', false) and c.ended_at - c.queued_at <= interval '5 seconds' as soon_gone,
      exists (select from hotline_call b where b.returns = c.id) as called_back
    from hotline_call c
    where c.direction = 'in' and c.begun_at >= since and c.begun_at < until and (centres is null or c.organ = any(centres))
  )
  select
    count(*) filter (where asked)::int,
    count(*) filter (where asked and taken)::int,
    count(*) filter (where asked and taken and answered_at - queued_at <= interval '15 seconds')::int,
    count(*) filter (where asked and outcome in ('abandoned', 'voicemail'))::int,
    count(*) filter (where asked and soon_gone)::int,
    count(*) filter (where asked and outcome in ('abandoned', 'voicemail', 'lost') and not soon_gone)::int,
    count(*) filter (where asked and outcome in ('abandoned', 'voicemail', 'lost') and not soon_gone and called_back)::int,
    count(*) filter (where taken)::int,
    count(*) filter (where taken and result in ('ANSWERED_DIRECT', 'THREE_WAY', 'GUIDED'))::int,
    count(*) filter (where taken and mark is null)::int,
    count(*) filter (where taken and mark is null and case_no is null)::int
  from calls
$$;
revoke all on function call_numbers(timestamptz, timestamptz, text[]) from public;
grant execute on function call_numbers(timestamptz, timestamptz, text[]) to dengwen_app, dengwen_jobs;
