package hims.person;

import java.util.List;

/**
 * A person shown, and why.
 *
 * @param probable strong enough to ask whether it is the same person
 */
public record Match(Person person, List<Reason> reasons, boolean probable) {}
