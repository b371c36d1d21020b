package hims.card;

import hims.access.PersonId;
import java.time.Instant;

/** Suspended, replaced or revoked: no longer good from this moment on. */
public record CardStopped(CardId card, PersonId person, CardState state, Instant at) {}
