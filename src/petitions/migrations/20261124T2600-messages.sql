-- Messages out: what became of each message, the channels they leave by, their texts, pushes to staff, the trial box.
-- Back: drop the four new tables, drop the new columns of outbox, add payload again (open messages are lost).

drop index outbox_open;
alter table outbox drop column payload;
alter table outbox drop column error;
alter table outbox add column kind text not null; -- plain: which notice
alter table outbox add column seq int not null; -- plain: event behind it, or version of a new query code
alter table outbox add column key text not null; -- plain: random; the same at every try, so that a gateway knows a repeat
alter table outbox add column state text not null default 'queued'; -- plain: queued, sending, sent, delivered, failed, post
alter table outbox add column next_try_at timestamptz; -- plain: for one that is being sent, when its sender counts as lost
alter table outbox add column given_up text[] not null default '{}'; -- plain: channels that did not work
alter table outbox add column carrier text; -- plain: code of the carrier that took it
alter table outbox add column carrier_id text; -- plain: what the carrier calls it
alter table outbox add column settled_at timestamptz; -- plain: when arrival or failure was known
alter table outbox add column error text; -- plain: kind of the last failure, never the carrier's own words
alter table outbox add constraint outbox_state check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'post'));
create index outbox_due on outbox (next_try_at) where state in ('queued', 'sending');
create index outbox_failed on outbox (case_no) where state = 'failed';
create index outbox_case on outbox (case_no);
create unique index outbox_key on outbox (key);

-- How messages leave the house. What the environment sets stands here not at all.
create table message_channel (
  channel text primary key,                              -- plain: sms, email, post
  carrier text not null,                                 -- plain: code of the carrier
  config jsonb not null,                                 -- plain: addresses and names of gateways, no secret
  secret bytea,                                          -- sealed by the system key: password or signing key
  updated_at timestamptz not null,
  account text not null
);

-- The city's own words for a notice, every version; none or an empty one means the words of the program.
create table notice_text (
  id bigint generated always as identity primary key,
  kind text not null,                                    -- plain: which notice
  variant text not null,                                 -- plain: zh, en, sealed, sealed-en
  words text,                                            -- plain: text with placeholders, of nobody in particular
  at timestamptz not null,
  account text not null
);
create index notice_text_kind on notice_text (kind, variant, id desc);

-- Who among the staff is told what, through which robot.
create table push_subscription (
  id text primary key,                                   -- plain: random
  organ text not null references organ,                  -- plain: organ code
  account text references account,                       -- plain: only what concerns this caseworker
  name text not null,                                    -- plain: what the administrator calls the group
  kinds text[] not null,                                 -- plain: to-sign, to-approve, due-soon, overdue
  robot text not null,                                   -- plain: wecom, dingtalk
  address bytea not null,                                -- sealed by the system key: it holds the robot's key
  secret bytea,                                          -- sealed by the system key: signing key of the robot
  quiet_from int not null,                               -- plain: minutes after midnight
  quiet_to int not null,                                 -- plain: minutes after midnight; equal to quiet_from: no quiet hours
  active boolean not null default true,
  updated_at timestamptz not null
);

-- One push to a group: number and due date, nothing else. Never of a sealed case (RG-1).
create table push (
  id bigint generated always as identity primary key,
  subscription text not null references push_subscription on delete cascade, -- plain: random
  case_no text not null,
  kind text not null,                                    -- plain: why
  due date,
  state text not null default 'queued',                  -- plain: queued, sending, sent, failed
  tries int not null default 0,
  next_try_at timestamptz,
  error text,                                            -- plain: kind of the last failure
  created_at timestamptz not null,
  sent_at timestamptz,
  unique nulls not distinct (subscription, case_no, kind, due)
);
create index push_due on push (next_try_at) where state in ('queued', 'sending');
create index push_case on push (case_no);

-- Trial: kept here instead of sent.
create table caught_message (
  id bigint generated always as identity primary key,
  message bigint references outbox on delete cascade,    -- plain: of a person
  push bigint references push on delete cascade,         -- plain: or to staff
  case_no text not null,
  channel text not null,                                 -- plain: sms, email, wecom, dingtalk
  words bytea not null,                                  -- sealed by the case key: the words, and where they should have gone, masked
  at timestamptz not null
);
create index caught_message_message on caught_message (message);
create index caught_message_push on caught_message (push);

do $$
declare
  name text;
begin
  foreach name in array array['push', 'caught_message']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for select to dengwen_app using ((select h.case_no from case_head h where h.case_no = %I.case_no) is not null)', name || '_read', name, name);
    execute format('create policy %I on %I to dengwen_jobs using (true) with check (true)', name || '_jobs', name);
    execute format('create policy %I on %I to dengwen_owner using (true) with check (true)', name || '_owner', name);
  end loop;
  execute format('grant usage on all sequences in schema %I to dengwen_app, dengwen_jobs', current_schema());
end $$;
create policy push_add on push for insert to dengwen_app with check (true);
create policy push_remove on push for delete to dengwen_app
  using (exists (select from case_head h where h.case_no = push.case_no));
-- Staff send a message again or give it to the post.
create policy outbox_change on outbox for update to dengwen_app
  using ((select h.case_no from case_head h where h.case_no = outbox.case_no) is not null) with check (true);

grant select, insert, update on message_channel, push_subscription to dengwen_app, dengwen_jobs;
grant delete on message_channel, push_subscription to dengwen_app;
grant select, insert on notice_text to dengwen_app, dengwen_jobs;
grant select, insert, delete on push to dengwen_app;
grant select, insert, update, delete on push to dengwen_jobs;
grant select, insert, delete on caught_message to dengwen_jobs;
grant update (state, channel, next_try_at, given_up, error, settled_at) on outbox to dengwen_app;
