-- Whose cases a person may read: those of the own organ, and of the organs that it succeeded. Asked at every request.
-- Back: drop index organ_successor;
create index organ_successor on organ (successor) where successor is not null;
