-- How many people live in a region, for numbers per 10,000 inhabitants beside plain counts (M-08). Nothing of a person.
-- Back: drop the column.
alter table region add column population int check (population > 0); -- plain: inhabitants by the latest census; null is unknown
