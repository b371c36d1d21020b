package hims.fhir.search;

import hims.access.PersonId;
import hims.record.PersonSet;

/** Who is one person under which ids (REC-6). */
@FunctionalInterface
public interface People {
    People UNMERGED = PersonSet::of;

    PersonSet all(PersonId any);
}
