-- The knowledge base of the 12345 desk (domain.md §3.8): what is published is public, so it lies here as it is read. What
-- people write about it, and how they can be reached, is sealed.
-- Back: drop the tables.

-- One topic. Every column follows from its versions by `settle`, so that lists need not look at all of them.
create table knowledge_entry (
  id text primary key,
  state text not null,                                   -- plain: draft, in-review, published, expired, stopped
  why text,                                              -- plain: why it expired: review, ended, wrong
  shown int,                                             -- plain: version that is in force; null before the first
  face int not null,                                     -- plain: version that lists show: the one in force, or the newest
  work text,                                             -- plain: whether a next version is being written: draft, in-review
  review_on date,
  stopped_at timestamptz,
  hits int not null default 0,                           -- plain: how often it was opened or told
  search tsvector not null,                              -- plain: pairs of neighbouring characters of what it says
  initials text not null,                                -- plain: pinyin initials of the title
  changed_at timestamptz not null
);
create index knowledge_entry_search on knowledge_entry using gin (search);
create index knowledge_entry_state on knowledge_entry (state, review_on);

-- Every published version stays: an answer that was given names its version.
create table knowledge_version (
  entry text not null references knowledge_entry,        -- plain: which topic
  version int not null,                                  -- plain: counts up within the entry
  state text not null,                                   -- plain: draft, in-review, published
  title text not null,                                   -- plain: what it is about
  variants text[] not null,                              -- plain: how people ask for it
  short text not null,                                   -- plain: answer in a sentence or two
  long text not null,                                    -- plain: answer in full
  source_no text not null,                               -- plain: number of the document it stands on
  source_title text not null,                            -- plain: title of that document
  issuer text not null,                                  -- plain: who issued that document
  region text references region,
  from_day date not null,                                -- plain: first day on which it holds
  to_day date,                                           -- plain: last day on which it holds
  category text not null references category,
  owner text not null references organ,                  -- plain: organ that answers for its freshness
  review_on date not null,                               -- plain: day on which it is looked at again
  note text not null,                                    -- plain: what changed, in a sentence
  authors text[] not null,                               -- plain: accounts that wrote on it; none of them publishes it
  changed_at timestamptz not null,
  submitted_at timestamptz,
  returned_note text,                                    -- plain: why the reviewer gave it back
  reviewer text references account,                      -- plain: account that published it
  published_at timestamptz,
  wrong_at timestamptz,
  wrong_note text,                                       -- plain: what was wrong with it
  right_note text,                                       -- plain: what is right
  primary key (entry, version)
);
-- One next version at a time.
create unique index knowledge_version_work on knowledge_version (entry) where state <> 'published';

-- A duty to bring the base up to date (HL-L13), by the day after which it is late.
create table knowledge_task (
  id text primary key,
  kind text not null,                                    -- plain: policy, correction, wrong
  entry text references knowledge_entry,                 -- plain: topic to change; null where it has to be written
  owner text not null references organ,                  -- plain: organ whose policy changed
  says text not null,                                    -- plain: what changed, with the document
  changed_on date not null,                              -- plain: day from which the change holds
  opened_by text not null references account,            -- plain: account
  opened_at timestamptz not null,
  due date not null,
  done_at timestamptz,
  done_version int,                                      -- plain: version that did it; null where nothing had to change
  done_note text                                         -- plain: why nothing had to change
);
create index knowledge_task_due on knowledge_task (due);

-- "This is not right": from anybody, without a name. Sealed, because people write of themselves.
create table knowledge_report (
  id text primary key,
  entry text not null references knowledge_entry,        -- plain: topic
  version int not null,                                  -- plain: version that was read
  says bytea not null,                                   -- sealed: what is not right
  origin text not null,                                  -- plain: public or staff
  at timestamptz not null,
  outcome text,                                          -- plain: changed, right, elsewhere; null while open
  reply text,                                            -- plain: note of the editor
  settled_by text references account,                    -- plain: account
  settled_at timestamptz
);
create index knowledge_report_open on knowledge_report (at) where outcome is null;

-- Answers given straight from the base. Who gave them is not kept: no figure of a person can be made of it.
create table knowledge_answer (
  id text primary key,
  entry text not null,                                   -- plain: topic
  version int not null,                                  -- plain: version that was told
  at timestamptz not null,
  call_id text,                                          -- plain: call in which it was told
  contact bytea,                                         -- sealed: phone for a correction, only with the caller's yes
  keep_until date,                                       -- plain: day after which the contact is erased
  foreign key (entry, version) references knowledge_version
);
create index knowledge_answer_version on knowledge_answer (entry, version);
create index knowledge_answer_at on knowledge_answer (at);
create index knowledge_answer_keep on knowledge_answer (keep_until) where contact is not null;

-- A wrong answer is told right to those who heard it and can be reached.
create table knowledge_recall (
  id text primary key,
  answer text not null unique references knowledge_answer, -- plain: answer that was wrong
  state text not null,                                   -- plain: open, reached, unreachable
  opened_at timestamptz not null,
  ended_at timestamptz
);
create index knowledge_recall_open on knowledge_recall (opened_at) where state = 'open';
create table knowledge_recall_attempt (
  recall text not null references knowledge_recall,      -- plain: whom
  n int not null,                                        -- plain: counts up
  at timestamptz not null,
  result text not null,                                  -- plain: reached, no-answer, wrong-number
  primary key (recall, n)
);

-- Searches by day and place: how many there were, how many found something. No words.
create table knowledge_search (
  day date not null,
  place text not null,                                   -- plain: desk or portal
  searches int not null,
  found int not null,
  primary key (day, place)
);

grant select, insert, update on knowledge_entry, knowledge_task, knowledge_report, knowledge_answer, knowledge_recall, knowledge_search to dengwen_app, dengwen_jobs;
grant select, insert, update on knowledge_version to dengwen_app, dengwen_jobs;
-- A draft may be thrown away; what was published stays.
create function discard_knowledge_draft(of_entry text) returns int
language sql security definer set search_path from current as $$
  with gone as (delete from knowledge_version where entry = of_entry and state = 'draft' returning 1)
  select count(*)::int from gone
$$;
revoke all on function discard_knowledge_draft(text) from public;
grant execute on function discard_knowledge_draft(text) to dengwen_app;
grant select, insert on knowledge_recall_attempt to dengwen_app, dengwen_jobs;
