package hims.fhir;

import hims.access.Actor;

/** Who asks: a member of staff or a citizen by her session, or a program by its token, which names its scopes. */
public record Caller(Actor actor, Scopes scopes) {

    static Caller session(Actor actor) {
        return new Caller(actor, Scopes.ALL);
    }
}
