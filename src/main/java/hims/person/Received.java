package hims.person;

import hims.access.PersonId;
import java.util.List;

/**
 * Somebody out of another system's records, as the registry knows her now.
 *
 * @param known whether she was on record before, by a number that system gave her
 * @param alike others on record who may be the same person: pairs for the records department
 */
public record Received(PersonId person, boolean known, List<Match> alike) {
    public Received {
        alike = List.copyOf(alike);
    }
}
