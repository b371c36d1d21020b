package hims.card;

import hims.access.PersonId;
import java.time.Instant;

public record CardIssued(CardId card, PersonId person, Instant at) {}
