-- A matter that was taken out of a letter with several: one letter is one 件, however many matters it holds.
-- Back: drop the column.
alter table fact_submission add column split_from text;  -- plain: case number of the letter it came with
