package hims.record;

import java.util.List;

/**
 * One thing a resource type is searched by.
 *
 * @param path element names from the root; lists on the way are walked
 * @param withinPerson also searched together with the person, in one probe
 */
record SearchParameter(ResourceType type, String name, Kind kind, List<String> path, boolean withinPerson) {
    enum Kind {
        TOKEN,
        REFERENCE,
        IDENTIFIER,
        STRING,
        QUANTITY,
        DATE
    }
}
