package hims.fhir;

import hims.fhir.ImportUnit.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Lines that referred to what had not come yet, all of one patient together, again and again as long as some are taken. */
final class ImportSecondRun {
    private static final int AT_ONCE = 2_000;

    private final ImportWriter writer;
    private final ImportReport report;
    private final Set<String> files = new HashSet<>();

    /** @param files whose lines are reported when they still cannot be taken; those of earlier imports were */
    ImportSecondRun(ImportWriter writer, ImportReport report, List<ImportFile> files) {
        this.writer = writer;
        this.report = report;
        files.forEach(file -> this.files.add(file.path()));
    }

    void read() {
        while (pass(false) > 0) {
            // what was taken may be what others wait for
        }
        pass(true);
    }

    private int pass(boolean last) {
        var taken = 0;
        var after = ImportWaiting.FIRST;
        for (var some = writer.waiting(after, AT_ONCE); !some.isEmpty(); some = writer.waiting(after, AT_ONCE)) {
            for (var person : byPerson(some)) {
                taken += together(person, last);
            }
            after = some.getLast();
        }
        return taken;
    }

    private static List<List<ImportWaiting>> byPerson(List<ImportWaiting> some) {
        var all = new ArrayList<List<ImportWaiting>>();
        var whose = "";
        for (var line : some) {
            if (all.isEmpty() || !Objects.equals(whose, line.whose())) {
                all.add(new ArrayList<>());
                whose = line.whose();
            }
            all.getLast().add(line);
        }
        return all;
    }

    private int together(List<ImportWaiting> some, boolean last) {
        var file = new ImportFile(some.getFirst().file());
        try {
            report.written(file, writer.write(some));
            return some.size();
        } catch (RuntimeException failure) {
            ImportRun.requireLasting(failure);
            if (some.size() == 1) {
                if (last && files.contains(file.path())) {
                    report.refused(file, new Place(some.getFirst().line(), 0), failure);
                }
                return 0;
            }
            var half = some.size() / 2;
            return together(some.subList(0, half), last) + together(some.subList(half, some.size()), last);
        }
    }
}
