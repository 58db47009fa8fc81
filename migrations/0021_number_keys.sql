-- The secret that serials are computed with may be changed: codes of earlier lots keep the one they were made with.

create table number_key (
  version     int         not null constraint number_key_version check (version > 1),
  fingerprint text        not null constraint number_key_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  made_at     timestamptz not null default now(),
  constraint number_key_pkey primary key (version)
);
comment on table number_key is 'Later versions of the secret that serials are computed with; version 1 comes from the master key. The secrets lie in the key folder, fingerprint tells whether the right one does. New lots take the highest version.';
