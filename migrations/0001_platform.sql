-- What every feature stands on: append-only history, the audit chain, documents, letters.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only: its rows are history and are never changed', tg_table_name using errcode = 'check_violation';
end $$;
comment on function refuse_change() is 'Trigger of append-only tables: refuses every update, delete and truncate.';

create table audit (
  seq        bigint      not null,
  at         timestamptz not null,
  actor_kind text        not null constraint audit_actor_kind check (actor_kind in ('person', 'key', 'system')),
  actor_id   text        not null,
  actor_name text        not null,
  act        text        not null,
  subject    text        not null,
  subject_id text        not null,
  facts      jsonb       not null default '{}',
  hash       text        not null,
  constraint audit_pkey primary key (seq)
);
create index audit_subject on audit (subject, subject_id, seq);
create index audit_actor on audit (actor_id, seq);
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit execute function refuse_change();
comment on table audit is 'Every act, in order, each row hashed over the one before it. Written in the transaction of the act.';

create table audit_head (
  one  boolean not null default true constraint audit_head_one_row check (one),
  seq  bigint  not null,
  hash text    not null,
  constraint audit_head_pkey primary key (one)
);
insert into audit_head (seq, hash) values (0, '');
comment on table audit_head is 'The end of the audit chain: one row, locked while a link is added.';

create table file (
  hash  text        not null,
  bytes bigint      not null,
  kind  text        not null,
  at    timestamptz not null default now(),
  constraint file_pkey primary key (hash),
  constraint file_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$')
);
comment on table file is 'Documents by the SHA-256 of their content; the bytes lie in the data folder. Who may read one is told by what refers to it.';

create table letter (
  id        uuid        not null,
  recipient text        not null,
  subject   text        not null,
  body      text        not null,
  at        timestamptz not null default now(),
  sent_at   timestamptz,
  problem   text,
  constraint letter_pkey primary key (id)
);
create index letter_at on letter (at desc);
comment on table letter is 'Letters by mail, written in the transaction of the act that causes them and sent by a job.';

create table installation (
  one   boolean     not null default true constraint installation_one_row check (one),
  kind  text        not null constraint installation_kind check (kind in ('demo', 'empty')),
  ready boolean     not null default false,
  at    timestamptz not null default now(),
  constraint installation_pkey primary key (one)
);
comment on table installation is 'How this register began: with the invented demo register, or empty. Decided at the first start and never again.';
