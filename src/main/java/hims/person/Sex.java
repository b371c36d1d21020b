package hims.person;

/** As recorded at birth or in papers; how somebody names her or his gender is a field of its own (PER-20). */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
