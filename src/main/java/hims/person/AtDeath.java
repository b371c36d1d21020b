package hims.person;

import hims.access.Actor;
import hims.access.PersonId;

/**
 * What a module above stops when a person has died: cards, tokens, messages (PER-34). Implemented as a bean, called in the
 * transaction that records the death, so that nobody is called or written to afterwards. Correcting the death brings none of it
 * back: a new card is issued, a new token given.
 */
public interface AtDeath {

    /** The right to record the death was asked for, and the act is logged. */
    void died(PersonId person, Actor by);
}
