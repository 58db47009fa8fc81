-- A Digital Link does not tell how long its company prefix is, and an EPC URN has to. What senders wrote as URN taught it.
create table company_prefix (
  prefix     text        not null constraint company_prefix_digits check (prefix ~ '^\d{4,12}$'),
  learned_at timestamptz not null default now(),
  constraint company_prefix_pkey primary key (prefix)
);
comment on table company_prefix is 'GS1 company prefixes as EPC URNs in captured events showed them. None begins another, as GS1 assigns them: the first that came stays.';
