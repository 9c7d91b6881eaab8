-- An accusation never reaches the accused organ or anyone below it, whatever the program above asks (L22 30(3), RG-1):
-- the rule of law/procedure/rows-accusation.ts, held a second time where the rows are.
-- Back: drop trigger case_head_sealed_reach on case_head; drop function sealed_reach_guard;
create function sealed_reach_guard() returns trigger
language plpgsql security definer set search_path from current as $$
declare
  named text;
  reached text;
begin
  if not new.sealed then
    return new;
  end if;
  select e.data ->> 'accused' into named from event e
    where e.case_no = new.case_no and e.data ? 'accused' order by e.seq desc limit 1;
  if named is null then
    return new;
  end if;
  with recursive line as (
    select named as code
    union
    select o.code from organ o join line l on o.superior = l.code
  )
  select r into reached from unnest(new.reach) r
    where regexp_replace(r, '^(sealed|envelope):', '') in (select code from line) limit 1;
  if reached is not null then
    raise exception 'a sealed case may not reach the accused organ or its line' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function sealed_reach_guard() from public;
create trigger case_head_sealed_reach before insert or update of reach, sealed on case_head
  for each row execute function sealed_reach_guard();
