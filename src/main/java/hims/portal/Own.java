package hims.portal;

import hims.access.Actor;
import hims.access.PersonId;

/** The one record a citizen may reach is named by her session, never by a request (POR, data and invariants). */
final class Own {
    private Own() {}

    static PersonId id(Actor by) {
        return new PersonId(by.user().value());
    }
}
