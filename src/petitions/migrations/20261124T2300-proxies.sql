-- A proxy speaks for the person and is not the person: the duplicate proposal compares principals (domain.md §1.3).
-- Back: create the function again as 20261124T1005-duplicates.sql has it.
create or replace function same_person_cases(names bytea[], phones bytea[], ids bytea[], whose text[], but text, most int)
returns table (case_no text, by_name boolean, by_phone boolean, by_id boolean)
language sql stable security definer set search_path from current as $$
  select p.case_no,
    bool_or(p.name_key = any(names)), bool_or(p.phone_key = any(phones)), bool_or(p.id_key = any(ids))
  from party p join case_head h on h.case_no = p.case_no
  where (p.name_key = any(names) or p.phone_key = any(phones) or p.id_key = any(ids))
    and p.role <> 'proxy'
    and p.case_no <> but and not h.sealed and h.reach && whose
  group by p.case_no order by max(h.received_on) desc limit most
$$;
