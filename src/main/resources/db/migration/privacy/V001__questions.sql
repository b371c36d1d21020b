-- What citizens ask about readings of their record (SEC-34), one question a line of their list, answered within seven days.
create table privacy.question (
    id uuid primary key,
    person uuid not null,
    seq bigint not null,
    words text not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    answer text,
    answered_at timestamptz,
    answered_by uuid,
    constraint question_once unique (person, seq),
    constraint question_words check (length(words) between 1 and 1000),
    constraint question_due check (due_at > asked_at),
    constraint question_answer check (num_nulls(answer, answered_at, answered_by) in (0, 3)),
    constraint question_not_by_herself check (answered_by <> person)
);
create index question_waiting on privacy.question (due_at) where answered_at is null;
