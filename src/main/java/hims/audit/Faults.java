package hims.audit;

import java.util.ArrayList;
import java.util.List;

/** What was found, as far as one reads. */
final class Faults {
    private static final int MOST = 100;

    private final List<String> found = new ArrayList<>();

    void add(String fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    List<String> list() {
        return List.copyOf(found);
    }
}
