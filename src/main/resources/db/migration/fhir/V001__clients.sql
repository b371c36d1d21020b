-- Programs that may use the API: each signs its requests for a token with a key whose public half is kept here (SEC-9).
create table fhir.client (
    id          uuid        not null primary key,
    name        text        not null check (length(name) between 1 and 120),
    facility    uuid        not null references access.unit,
    scopes      text        not null check (length(scopes) <= 4000),
    jwks        text        not null check (length(jwks) <= 20000),
    state       text        not null check (state in ('ACTIVE', 'CLOSED')),
    created_at  timestamptz not null,
    created_by  uuid        not null,
    closed_at   timestamptz,
    constraint closed_has_time check ((state = 'CLOSED') = (closed_at is not null))
);
create index client_by_facility on fhir.client (facility, name);

-- Assertions once used are not accepted again while they would still be good.
create table fhir.used_assertion (
    client     uuid        not null references fhir.client,
    jti        text        not null check (length(jti) between 1 and 200),
    expires_at timestamptz not null,
    primary key (client, jti)
);
create index used_assertion_by_expiry on fhir.used_assertion (expires_at);
