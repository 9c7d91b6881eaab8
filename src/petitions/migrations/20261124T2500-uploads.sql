-- Uploads on their way (tus 1.0): what has arrived lies sealed in pieces until the last byte is here; then it is a file
-- like any other. What nobody goes on with is removed.
-- Back: drop table upload.
create table upload (
  id text primary key,                                   -- plain: random; whoever knows it may go on with it
  name bytea not null,                                   -- sealed by the upload's own key
  key bytea not null,                                    -- sealed by the system key
  media_type text not null,                              -- plain
  length bigint not null,                                -- plain: bytes in all
  received bigint not null default 0,                    -- plain: bytes so far
  pieces int not null default 0,                         -- plain: sealed pieces so far
  file text,                                             -- plain: id of the finished file
  touched_at timestamptz not null
);
create index upload_touched on upload (touched_at);

grant select, insert, update, delete on upload to dengwen_app, dengwen_jobs;
