-- Organs that owe a side decision in a case (recusal, classification, link, re-check): a work list beside the main line.
-- Back: drop index case_head_decides; alter table case_head drop column decides;
alter table case_head add column decides text[] not null default '{}'; -- plain: organ codes
create index case_head_decides on case_head using gin (decides) where decides <> '{}';
