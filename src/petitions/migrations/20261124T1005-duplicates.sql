-- Duplicate proposal at registration (RG-5a): which cases hold one of these person keys. It runs as the owner,
-- because the app role cannot read the keys, gives case numbers only, never of sealed cases, and only inside the
-- asking organ's reach; a person alone proposes nothing, the text must match too.
-- Back: drop the function.
create function same_person_cases(names bytea[], phones bytea[], ids bytea[], whose text[], but text, most int)
returns table (case_no text, by_name boolean, by_phone boolean, by_id boolean)
language sql stable security definer set search_path from current as $$
  select p.case_no,
    bool_or(p.name_key = any(names)), bool_or(p.phone_key = any(phones)), bool_or(p.id_key = any(ids))
  from party p join case_head h on h.case_no = p.case_no
  where (p.name_key = any(names) or p.phone_key = any(phones) or p.id_key = any(ids))
    and p.case_no <> but and not h.sealed and h.reach && whose
  group by p.case_no order by max(h.received_on) desc limit most
$$;
revoke all on function same_person_cases(bytea[], bytea[], bytea[], text[], text, int) from public;
grant execute on function same_person_cases(bytea[], bytea[], bytea[], text[], text, int) to dengwen_app, dengwen_jobs;
revoke all on function search_cases(tsquery, text[], int) from public;
grant execute on function search_cases(tsquery, text[], int) to dengwen_app, dengwen_jobs;
