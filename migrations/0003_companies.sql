-- Companies as the regulator knows them: who they are, where they work, which certificates and papers they hold.

create table company (
  id            uuid        not null,
  nib           text        not null,
  npwp          text,
  kind          text        not null,
  name          text        not null,
  address       text        not null,
  regency_code  text        not null,
  phone         text,
  responsible   text,
  commodities   text[]      not null default '{}',
  kbli          text[]      not null default '{}',
  standing      text        not null default 'draft',
  seq           int         not null default 0,
  remarks       jsonb       not null default '[]',
  waiting_since timestamptz,
  verified_at   timestamptz,
  made_at       timestamptz not null default now(),
  constraint company_pkey primary key (id),
  constraint company_nib_digits check (nib ~ '^[0-9]{13}$'),
  constraint company_npwp_digits check (npwp ~ '^([0-9]{15}|[0-9]{16})$'),
  constraint company_regency_form check (regency_code ~ '^[0-9]{2}\.[0-9]{2}$'),
  constraint company_standing check (standing in ('draft', 'submitted', 'verified', 'returned', 'closed')),
  constraint company_kind check (kind in (
    'pharma industry', 'traditional medicine industry', 'small traditional medicine business', 'food industry', 'cosmetics industry',
    'importer', 'marketing entity', 'wholesaler', 'pharmacy', 'hospital', 'clinic', 'community health centre',
    'government pharmacy warehouse', 'drug store'))
);
create unique index company_nib on company (nib) where standing <> 'closed';
create index company_waiting on company (waiting_since) where waiting_since is not null;
comment on table company is 'One row for each company: its present facts. How it came to them is in company_event. The NPWP is never public.';
comment on column company.waiting_since is 'Since when the file waits for an officer; null while it is the company''s turn.';
comment on column company.remarks is 'What the officer found wanting at the last return: [{item, says}].';

create table company_event (
  company_id uuid        not null constraint company_event_company references company,
  seq        int         not null,
  kind       text        not null,
  at         timestamptz not null default clock_timestamp(),
  actor_kind text        not null constraint company_event_actor_kind check (actor_kind in ('person', 'key', 'system')),
  actor_id   text        not null,
  actor_name text        not null,
  facts      jsonb       not null default '{}',
  constraint company_event_pkey primary key (company_id, seq)
);
create trigger company_event_append_only before update or delete on company_event for each row execute function refuse_change();
create trigger company_event_no_truncate before truncate on company_event execute function refuse_change();
comment on table company_event is 'Append-only history of each company, with the names and addresses it had before; (company_id, seq) refuses two writers of one step.';

create table company_site (
  id           uuid        not null,
  company_id   uuid        not null constraint company_site_company references company,
  name         text        not null,
  kind         text        not null constraint company_site_kind check (kind in ('factory', 'warehouse', 'distribution', 'dispensing')),
  address      text        not null,
  regency_code text        not null constraint company_site_regency_form check (regency_code ~ '^[0-9]{2}\.[0-9]{2}$'),
  lat          float8      not null constraint company_site_lat check (lat >= -90 and lat <= 90),
  lon          float8      not null constraint company_site_lon check (lon >= -180 and lon <= 180),
  placed       text        not null constraint company_site_placed check (placed in ('given', 'regency')),
  gln          text        constraint company_site_gln_digits check (gln ~ '^[0-9]{13}$'),
  made_at      timestamptz not null default now(),
  checked_at   timestamptz,
  removed_at   timestamptz,
  constraint company_site_pkey primary key (id)
);
create index company_site_company on company_site (company_id);
create unique index company_site_gln on company_site (gln) where removed_at is null;
comment on table company_site is 'Places of a company. A removed site keeps its row, because events of packs point to it for ever.';
comment on column company_site.placed is 'Whether the company gave the coordinates, or they are the centre of the regency.';

create table certificate (
  id          uuid        not null,
  company_id  uuid        not null constraint certificate_company references company,
  site_id     uuid        not null constraint certificate_site references company_site,
  kind        text        not null constraint certificate_kind check (kind in (
    'CPOB', 'CPOTB', 'CPPOB', 'CPPOB supplement approval', 'CPKB', 'CDOB', 'shared facility approval')),
  number      text        not null,
  dosage_form text,
  valid_from  date        not null,
  valid_until date        not null,
  file        text        not null constraint certificate_file references file,
  file_name   text        not null,
  made_at     timestamptz not null default now(),
  checked_at  timestamptz,
  warned_for  date,
  removed_at  timestamptz,
  constraint certificate_pkey primary key (id),
  constraint certificate_range check (valid_from < valid_until)
);
create index certificate_company on certificate (company_id);
create index certificate_expiry on certificate (valid_until) where removed_at is null;
comment on table certificate is 'Certificates of good practice: a site, a kind, a dosage form, a half-open range of days. Removed ones stay, for decisions that rested on them.';
comment on column certificate.warned_for is 'The valid_until of which the company was warned, so that it is warned once.';

create table company_document (
  id         uuid        not null,
  company_id uuid        not null constraint company_document_company references company,
  kind       text        not null,
  hash       text        not null constraint company_document_file references file,
  name       text        not null,
  made_at    timestamptz not null default now(),
  checked_at timestamptz,
  removed_at timestamptz,
  constraint company_document_pkey primary key (id)
);
create unique index company_document_one on company_document (company_id, kind) where removed_at is null;
create index company_document_hash on company_document (hash);
comment on table company_document is 'Papers of a company, one in force of each kind; replaced ones stay as the older versions.';
