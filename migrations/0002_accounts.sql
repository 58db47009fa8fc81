-- People, how they sign in, and the keys of companies. The tables from person to passkey are those of the sign-in library
-- (better-auth), under our names; only it writes secrets into them.

create table person (
  id              uuid        not null,
  name            text        not null,
  email           text        not null,
  email_confirmed boolean     not null default false,
  image           text,
  lang            text        not null default 'id',
  roles           text[]      not null default '{applicant}',
  company_id      uuid,
  totp_on         boolean     not null default false,
  passkeys        int         not null default 0,
  suspended_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint person_pkey primary key (id),
  constraint person_email_key unique (email),
  constraint person_email_is_lower_case check (email = lower(email)),
  constraint person_lang check (lang in ('id', 'en')),
  constraint person_roles check (
    cardinality(roles) > 0
    and roles <@ array['applicant', 'evaluator', 'approver', 'code officer', 'inspector', 'administrator']
  ),
  -- Who acts for a company decides nothing about companies.
  constraint person_is_applicant_or_officer check (roles = '{applicant}' or (not 'applicant' = any (roles) and company_id is null))
);
create index person_company on person (company_id) where company_id is not null;
create index person_roles_are on person using gin (roles);
comment on table person is 'Everyone with an account: applicants, who may act for one company, and officers.';
comment on column person.passkeys is 'How many passkeys the person has; kept by a trigger, so that one row tells whether there is a second factor.';

create table session (
  id            uuid        not null,
  token         text        not null,
  person_id     uuid        not null,
  expires_at    timestamptz not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  ip_address    text,
  user_agent    text,
  failed_proofs int         not null default 0,
  constraint session_pkey primary key (id),
  constraint session_token_key unique (token),
  constraint session_person_fkey foreign key (person_id) references person (id) on delete cascade
);
create index session_person on session (person_id);
comment on table session is 'Sessions of people. A session begins with a proof of who it is, so created_at is when the person last proved it.';

create table credential (
  id                       uuid        not null,
  person_id                uuid        not null,
  provider                 text        not null,
  account_id               text        not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  constraint credential_pkey primary key (id),
  constraint credential_provider_key unique (provider, account_id),
  constraint credential_person_fkey foreign key (person_id) references person (id) on delete cascade
);
create index credential_person on credential (person_id);
comment on table credential is 'Passwords (scrypt) of people; the columns of tokens are for sign-in by another service.';

create table verification (
  id         uuid        not null,
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint verification_pkey primary key (id)
);
create index verification_identifier on verification (identifier);
create index verification_expires_at on verification (expires_at);
comment on table verification is 'Links sent by mail and challenges under way, until they are used or expire. Identifiers are kept as hashes.';

create table totp (
  id                        uuid    not null,
  person_id                 uuid    not null,
  secret                    text    not null,
  backup_codes              text    not null,
  verified                  boolean not null default true,
  failed_verification_count int     not null default 0,
  locked_until              timestamptz,
  constraint totp_pkey primary key (id),
  constraint totp_person_key unique (person_id),
  constraint totp_person_fkey foreign key (person_id) references person (id) on delete cascade
);
comment on table totp is 'Secrets of authenticator apps (RFC 6238) and backup codes, encrypted under a key that lies outside the database.';

create table passkey (
  id            uuid    not null,
  person_id     uuid    not null,
  name          text,
  public_key    text    not null,
  credential_id text    not null,
  counter       bigint  not null,
  device_type   text    not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz,
  constraint passkey_pkey primary key (id),
  constraint passkey_credential_key unique (credential_id),
  constraint passkey_person_fkey foreign key (person_id) references person (id) on delete cascade
);
create index passkey_person on passkey (person_id);
comment on table passkey is 'Public keys with which people sign in (WebAuthn). A passkey may be a second factor and a whole sign-in.';

create function count_passkeys() returns trigger language plpgsql as $$
begin
  update person
  set passkeys = (select count(*) from passkey where person_id = person.id)
  where id = coalesce(new.person_id, old.person_id);
  return null;
end $$;
comment on function count_passkeys() is 'Trigger of passkey: keeps person.passkeys.';
create trigger passkey_count after insert or delete on passkey for each row execute function count_passkeys();

create table spent_code (
  person_id uuid        not null,
  code      text        not null,
  at        timestamptz not null default now(),
  constraint spent_code_pkey primary key (person_id, code),
  constraint spent_code_person_fkey foreign key (person_id) references person (id) on delete cascade
);
comment on table spent_code is 'Codes of authenticator apps used in the last minutes: a code counts once (RFC 6238, section 5.2).';

create table company_key (
  id           uuid        not null,
  company_id   uuid        not null,
  name         text        not null,
  start        text        not null,
  hash         text        not null,
  scopes       text[]      not null,
  created_by   uuid        not null,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at   timestamptz,
  constraint company_key_pkey primary key (id),
  constraint company_key_hash_key unique (hash),
  constraint company_key_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$'),
  constraint company_key_scopes check (
    cardinality(scopes) > 0 and scopes <@ array['applications', 'codes', 'movements:read', 'movements:write']
  ),
  constraint company_key_created_by_fkey foreign key (created_by) references person (id)
);
create index company_key_company on company_key (company_id, created_at);
comment on table company_key is 'Keys with which programs of a company come in: only the SHA-256 of 32 random bytes is kept.';
