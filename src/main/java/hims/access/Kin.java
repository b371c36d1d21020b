package hims.access;

/** Who is of one family, as far as the registry knows. */
@FunctionalInterface
public interface Kin {
    boolean related(PersonId one, PersonId other);
}
