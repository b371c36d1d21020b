package hims.access;

import java.util.Optional;

/** Under which number somebody is kept now whose record was merged with another. The registry knows. */
@FunctionalInterface
public interface Survivors {
    /** Empty for whoever was not merged. */
    Optional<PersonId> of(PersonId any);
}
