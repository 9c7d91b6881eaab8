-- What the figures of old ledgers, key-case lists, receptions, ratings and reviews ask of a submission.
-- Back: drop the columns; `dengwen reconcile` compares the rest as before.

alter table fact_submission add column resolved_on date; -- plain: the dispute itself is settled
alter table fact_submission add column rechecked_on date; -- plain: a handling found not satisfactory was looked at again
alter table fact_submission add column review_on date; -- plain: decision of review
alter table fact_submission add column review_outcome text; -- plain: uphold, change, annul
alter table fact_submission add column rereview_on date; -- plain: decision of re-review
alter table fact_submission add column rereview_outcome text; -- plain: uphold, change, annul
alter table fact_submission add column instructed_on text[] not null default '{}'; -- plain: days of instructions by leaders of the city
alter table fact_submission add column reception_kind text; -- plain: kind of reception it came in
alter table fact_submission add column reception_on date; -- plain: day of that reception
alter table fact_submission add column reception_leaders int; -- plain: how many leaders received
alter table fact_submission add column batch text; -- plain: code of the key-case list it was put on
alter table fact_submission add column batch_round int; -- plain: which handing over of that list
alter table fact_submission add column valid boolean not null default true; -- plain: false where it was found to hold no matter at all
alter table fact_submission add column flags text[] not null default '{}'; -- plain: fields of the old ledger whose code is unknown here
create index fact_submission_served on fact_submission (served_on);
