-- Signed codes: a code may carry a signature that anyone verifies with the published keys, without asking us.

create table code_key (
  id           text        not null constraint code_key_id check (id ~ '^[A-Za-z0-9_-]{4}$'),
  version      int         not null constraint code_key_version check (version > 0),
  public_key   text        not null constraint code_key_public_key check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  made_at      timestamptz not null default now(),
  retired_at   timestamptz,
  withdrawn_at timestamptz,
  reasons      text,
  constraint code_key_pkey primary key (id),
  constraint code_key_version_once unique (version),
  constraint code_key_withdrawn_for_reasons check (withdrawn_at is null or (retired_at is not null and reasons is not null))
);
create unique index code_key_current on code_key ((true)) where retired_at is null;
comment on table code_key is 'Keys (Ed25519) that sign codes, by the id that stands in the code. The private half is derived from the master key outside the database and version. One signs new lots; a retired one still verifies and signs reprints; a withdrawn one proves nothing any more.';

create table signed_lot (
  lot_id   uuid        not null references lot (id),
  key_id   text        not null references code_key (id),
  since    timestamptz not null default now(),
  asked_by text        not null,
  constraint signed_lot_pkey primary key (lot_id)
);
comment on table signed_lot is 'Lots whose holder wants signed codes, each with the key that signs them, so that a label printed again carries the same code.';
