-- Deeds that come by the thousand a second (movements) are noted without waiting for one another, and join the chain a moment later.

create table audit_waiting (
  id         bigint      not null generated always as identity,
  at         timestamptz not null default clock_timestamp(),
  actor_kind text        not null constraint audit_waiting_actor_kind check (actor_kind in ('person', 'key', 'system')),
  actor_id   text        not null,
  actor_name text        not null,
  act        text        not null,
  subject    text        not null,
  subject_id text        not null,
  facts      jsonb       not null default '{}',
  constraint audit_waiting_pkey primary key (id)
);
create trigger audit_waiting_append_only before update on audit_waiting for each row execute function refuse_change();
create trigger audit_waiting_no_truncate before truncate on audit_waiting execute function refuse_change();
comment on table audit_waiting is 'Deeds noted in the transaction of their act, which move into audit, hashed over the row before, within a second or so.';
