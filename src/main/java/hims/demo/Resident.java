package hims.demo;

import hims.access.PersonId;
import hims.person.Sex;

/** An invented resident as the demo city remembers her while it is being made. */
record Resident(PersonId id, Sex sex, int age, String home, Known known) {}
