package hims.org;

import hims.access.UnitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The reference files of hospitals and departments, and the units that follow from them. */
final class UnitFiles {
    static final String FACILITIES = "/reference/org/facilities.csv";
    static final String DEPARTMENTS = "/reference/org/departments.csv";
    private static final int LARGE = 1000;
    private static final int MIDDLE = 300;

    private UnitFiles() {}

    private record Department(
            String code, UnitKind kind, int firstRoom, String rooms, String nameEn, String nameHi, String categories) {
        boolean standsIn(Facility facility) {
            return categories.equals("*")
                    || Arrays.asList(categories.split(" ")).contains(facility.category());
        }
    }

    static List<Facility> facilities() {
        return rows(FACILITIES)
                .map(r -> new Facility(UnitId.of(r[0]), r[0], r[3], r[4], r[1], Integer.parseInt(r[2]), r[5], r[6]))
                .toList();
    }

    /** Parents before children. */
    static List<Unit> units() {
        var departments = rows(DEPARTMENTS)
                .map(r -> new Department(r[0], UnitKind.valueOf(r[1]), Integer.parseInt(r[2]), r[3], r[4], r[5], r[6]))
                .toList();
        var units = new ArrayList<Unit>();
        for (var facility : facilities()) {
            units.add(new Unit(
                    facility.id(),
                    facility.code(),
                    facility.id(),
                    null,
                    UnitKind.FACILITY,
                    facility.nameEn(),
                    facility.nameHi()));
            departments.stream()
                    .filter(department -> department.standsIn(facility))
                    .forEach(department -> addDepartment(units, facility, department));
        }
        return units;
    }

    private static void addDepartment(List<Unit> units, Facility facility, Department department) {
        var code = facility.code() + "/" + department.code();
        var unit = new Unit(
                UnitId.of(code),
                code,
                facility.id(),
                facility.id(),
                department.kind(),
                department.nameEn(),
                department.nameHi());
        units.add(unit);
        IntStream.range(0, roomsOf(facility))
                .map(room -> department.firstRoom() + room)
                .forEach(number -> units.add(place(unit, department, number)));
    }

    private static Unit place(Unit department, Department row, int number) {
        var code = department.code() + "/"
                + (row.rooms().equals("ROOM") ? "R" : row.rooms().equals("BAY") ? "B" : "C") + number;
        var kind = row.rooms().equals("COUNTER") ? UnitKind.COUNTER : UnitKind.ROOM;
        return switch (row.rooms()) {
            case "COUNTER" -> unit(code, department, kind, "Counter " + number, "काउंटर " + number);
            case "BAY" -> unit(code, department, kind, "Resuscitation " + number, "पुनर्जीवन कक्ष " + number);
            default -> unit(code, department, kind, "Room " + number, "कमरा " + number);
        };
    }

    private static Unit unit(String code, Unit department, UnitKind kind, String english, String hindi) {
        return new Unit(UnitId.of(code), code, department.facility(), department.id(), kind, english, hindi);
    }

    private static int roomsOf(Facility facility) {
        return facility.beds() >= LARGE ? 5 : facility.beds() >= MIDDLE ? 4 : 3;
    }

    static String content(String file) {
        try (var in = UnitFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines below the header; no value of these files holds a comma. */
    private static java.util.stream.Stream<String[]> rows(String file) {
        return content(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1));
    }
}
