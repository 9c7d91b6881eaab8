-- Grave and urgent matters that still have to be reported (L22 25, DL-15): since when, so that a list can count the hours.
-- Back: drop index case_head_urgent; alter table case_head drop column urgent_at;
alter table case_head add column urgent_at timestamptz;          -- plain: null once it was reported
create index case_head_urgent on case_head (urgent_at) where urgent_at is not null;
