package hims.portal;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import hims.access.UnitId;
import hims.org.Org;
import hims.platform.web.Language;
import hims.portal.Episode.Said;
import hims.portal.Episode.Sort;
import hims.portal.Episode.What;
import hims.record.Timeline.Entry;
import hims.terminology.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a story of the record's entries: one card a visit, one for medicines given, no code in either. */
@Component
class Episodes {
    private static final Set<String> NOT_TRUE = Set.of("entered-in-error", "cancelled", "refuted");

    private final Org org;
    private final PlainWords words;

    Episodes(Org org, PlainWords words) {
        this.org = org;
        this.words = words;
    }

    /** @param others what was recorded outside of visits, and what the record does not list by visit */
    List<Episode> of(List<MyVisit> visits, Function<MyVisit, List<Entry>> within, List<Entry> others) {
        var inVisits = others.stream()
                .filter(entry -> entry.encounter() != null)
                .collect(groupingBy(entry -> Objects.requireNonNull(entry.encounter())));
        var told = visits.stream().flatMap(visit -> {
            var more = inVisits.getOrDefault(visit.key(), List.of());
            return visit(
                    visit,
                    Stream.concat(more.stream(), within.apply(visit).stream()).toList());
        });
        var outside = others.stream().filter(entry -> entry.encounter() == null).toList();
        return Stream.concat(told, outside(outside))
                .sorted(comparing(Episode::at).reversed())
                .toList();
    }

    /** The visit itself, and the medicines given in it on a card of their own, as they are given elsewhere and later. */
    private Stream<Episode> visit(MyVisit visit, List<Entry> entries) {
        var said = said(entries);
        var given = said.remove(What.GIVEN);
        if (visit.until() == null) {
            said.put(What.ONGOING, new Said(What.ONGOING, List.of()));
        }
        var place = place(visit.facility(), visit.facilityName());
        var itself = new Episode(visit.from(), sort(visit.kind()), department(visit), place, list(said));
        if (given == null) {
            return Stream.of(itself);
        }
        var at = entries.stream()
                .filter(entry -> what(entry).filter(What.GIVEN::equals).isPresent())
                .map(Entry::at)
                .max(Instant::compareTo)
                .orElse(visit.from());
        return Stream.of(itself, new Episode(at, Sort.GIVEN, new Words("", ""), place, List.of(given)));
    }

    /** What outside of visits makes one card. */
    private record Together(LocalDate day, @Nullable UnitId facility, boolean given) {}

    private Stream<Episode> outside(List<Entry> entries) {
        var days = new LinkedHashMap<Together, List<Entry>>();
        for (var entry : entries) {
            what(entry)
                    .ifPresent(what -> days.computeIfAbsent(
                                    new Together(day(entry), facility(entry), what == What.GIVEN),
                                    _ -> new ArrayList<>())
                            .add(entry));
        }
        return days.values().stream().flatMap(this::day);
    }

    private Stream<Episode> day(List<Entry> entries) {
        var said = said(entries);
        if (said.isEmpty()) {
            return Stream.empty();
        }
        var first = entries.getFirst();
        var sort = said.containsKey(What.GIVEN) ? Sort.GIVEN : Sort.NOTED;
        return Stream.of(new Episode(first.at(), sort, new Words("", ""), place(facility(first), ""), list(said)));
    }

    private Map<What, Said> said(List<Entry> entries) {
        var things = new EnumMap<What, List<Words>>(What.class);
        for (var entry : entries.reversed()) {
            if (!NOT_TRUE.contains(entry.status()) && !words.confidential(entry.what())) {
                what(entry)
                        .ifPresent(what -> things.computeIfAbsent(what, _ -> new ArrayList<>())
                                .add(told(what, entry)));
            }
        }
        var said = new EnumMap<What, Said>(What.class);
        things.forEach((what, all) -> said.put(what, new Said(what, all)));
        return said;
    }

    private static List<Said> list(Map<What, Said> said) {
        return List.copyOf(said.values());
    }

    /** Empty for what the story does not tell. */
    private static Optional<What> what(Entry entry) {
        return switch (entry.key().type()) {
            case CONDITION -> Optional.of(What.FOUND);
            case ALLERGY_INTOLERANCE -> Optional.of(What.ALLERGY);
            case OBSERVATION -> entry.detail().isEmpty() ? Optional.empty() : Optional.of(What.MEASURED);
            case MEDICATION_REQUEST -> Optional.of(What.PRESCRIBED);
            case MEDICATION_DISPENSE -> Optional.of(What.GIVEN);
            case IMMUNIZATION -> Optional.of(What.VACCINE);
            case PROCEDURE -> Optional.of(What.DONE);
            default -> Optional.empty();
        };
    }

    private Words told(What what, Entry entry) {
        return switch (what) {
            case FOUND -> words.problem(entry.what());
            case ALLERGY -> words.allergen(entry.what());
            case PRESCRIBED, GIVEN -> words.medicineName(entry.what());
            case MEASURED -> measured(entry);
            case VACCINE, DONE, ONGOING -> PlainWords.asWritten(entry.what());
        };
    }

    private Words measured(Entry entry) {
        var name = words.measured(entry.what());
        return new Words(name.en() + " " + entry.detail(), name.hi() + " " + entry.detail());
    }

    private static Sort sort(String kind) {
        return switch (kind) {
            case "EMER" -> Sort.EMERGENCY;
            case "IMP", "ACUTE", "NONAC" -> Sort.STAY;
            default -> Sort.VISIT;
        };
    }

    private Words department(MyVisit visit) {
        var id = visit.facility() == null ? null : visit.facility().value();
        return new Words(
                Departments.name(org, id, visit.department(), Language.EN),
                Departments.name(org, id, visit.department(), Language.HI));
    }

    private Words place(@Nullable UnitId facility, String written) {
        return Optional.ofNullable(facility)
                .flatMap(org::find)
                .map(unit -> new Words(unit.nameEn(), unit.nameHi()))
                .orElseGet(() -> new Words(written, written));
    }

    private static @Nullable UnitId facility(Entry entry) {
        return entry.source() == null ? null : entry.source().facility();
    }

    private static LocalDate day(Entry entry) {
        return LocalDate.ofInstant(entry.at(), OwnPhone.CITY);
    }
}
