package hims.scheduling;

import hims.access.PersonId;

/** @param mark what the clerk sees or was shown; age is taken from the registry besides (SCH-19) */
public record IssueToken(QueueId queue, PersonId person, PriorityClass mark) {}
