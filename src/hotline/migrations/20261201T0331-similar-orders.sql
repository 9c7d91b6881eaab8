-- Orders of a centre that say the same: found by keyed pairs, as the search does (see search_cases). Runs as the owner and
-- applies the reach itself, because full-text operators are not leak-proof.
-- Back: drop the function.
create function similar_orders(pairs text[], whose text[], since date, but text, most int)
returns table (case_no text, shared int)
language sql stable security definer set search_path from current as $$
  select s.case_no, (select count(*) from unnest(pairs) p where s.words @@ p::tsquery)::int as shared
  from search_index s join case_head h on h.case_no = s.case_no
  where s.words @@ array_to_string(pairs, ' | ')::tsquery and s.reach && whose and s.received_on >= since
    and h.stage like 'order-%' and h.merged_into is null and s.case_no <> but
  order by shared desc, s.received_on desc, s.case_no desc
  limit most
$$;
revoke all on function similar_orders(text[], text[], date, text, int) from public;
grant execute on function similar_orders(text[], text[], date, text, int) to dengwen_app;
