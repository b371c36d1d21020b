package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.names.Devanagari;
import hims.person.names.Normaliser;
import hims.platform.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the panel of a new person from what was typed, asking the registry who is alike. */
@Component
class NewForms {
    private static final Pattern INDIC = Pattern.compile(".*[\\p{IsDevanagari}\\p{IsGurmukhi}\\p{IsArabic}].*");
    private final Registry registry;
    private final Search search;

    NewForms(Registry registry, Search search) {
        this.registry = registry;
        this.search = search;
    }

    /** The panel, with who on record is alike and who shares the phone. */
    NewPage page(Fields in, InquiryId inquiry, @Nullable Instant keptAt, Actor by) {
        return page(in, inquiry, keptAt, who -> registry.alike(who, by), by);
    }

    /** @param known who is alike, as registering has just found */
    NewPage page(Fields in, InquiryId inquiry, @Nullable Instant keptAt, List<Match> known, Actor by) {
        return page(in, inquiry, keptAt, who -> registry.logged(known, who, by), by);
    }

    private NewPage page(
            Fields in, InquiryId inquiry, @Nullable Instant keptAt, Function<Register, List<Match>> alikeTo, Actor by) {
        List<PersonId> said = NewPersonForm.different(in);
        var form = new NewPersonForm(Fields.typed(values(in)), search.today());
        Optional<Register> sofar = form.sofar();
        List<Match> alike = sofar.map(alikeTo).orElse(List.of());
        List<Match> open = alike.stream()
                .filter(match -> !said.contains(match.person().id()))
                .toList();
        List<Match> different = alike.stream()
                .filter(match -> said.contains(match.person().id()))
                .toList();
        List<Match> family = sofar.flatMap(who -> who.phones().stream().findFirst())
                .map(phone -> search.family(phone.number(), inquiry, by))
                .orElse(List.of());
        Match asked = open.isEmpty() ? null : open.getFirst();
        return new NewPage(in, inquiry, asked, open.size(), different, family, keptAt);
    }

    /** An empty panel into which the words of the search are carried (PER-2). */
    Fields carried(Query query, InquiryId inquiry) {
        var values = new LinkedHashMap<String, String>();
        values.put("inquiry", inquiry.toString());
        if (query instanceof Query.Described(List<Query.Reading> readings)) {
            carry(readings.getFirst(), values);
        }
        return Fields.typed(values);
    }

    private void carry(Query.Reading reading, Map<String, String> values) {
        Traits traits = reading.traits();
        carryName(reading.words(), values);
        traits.phones().stream().findFirst().ifPresent(phone -> values.put("phone", phone));
        if (traits.sex() != null) {
            values.put("sex", traits.sex().name());
        }
        if (traits.birth() != null) {
            values.put("born", born(traits.birth()));
        }
        if (!reading.relative().isEmpty()) {
            values.put("kin", traits.kin().kind());
            values.put("kinName", capitals(reading.relative()));
        }
        Area.all().stream()
                .filter(area ->
                        !traits.area().isEmpty() && Area.key(area.latin()).equals(traits.area()))
                .findFirst()
                .ifPresent(area -> values.put("locality", area.latin()));
    }

    private static void carryName(String words, Map<String, String> values) {
        if (words.isBlank()) {
            return;
        }
        boolean indic = INDIC.matcher(words).matches();
        List<String> names = new ArrayList<>(List.of(
                capitals(indic ? Normaliser.current().inLatin(words) : words).split(" ", -1)));
        String script = indic ? words : Devanagari.propose(words);
        values.put("inScript", script);
        values.put("proposed", indic ? "" : script);
        if (names.size() > 1) {
            values.put("family", names.removeLast());
        }
        values.put("given", String.join(" ", names));
    }

    private String born(Birth birth) {
        return switch (birth.precision()) {
            case DAY -> birth.from().getDayOfMonth() + "/" + birth.from().getMonthValue() + "/" + birth.year();
            case MONTH -> birth.from().getMonthValue() + "/" + birth.year();
            case YEAR -> String.valueOf(birth.year());
            case AGE_YEARS -> birth.to().until(search.today()).getYears() + "y";
            case AGE_MONTHS -> birth.to().until(search.today()).toTotalMonths() + "m";
            case AGE_DAYS -> ChronoUnit.DAYS.between(birth.from(), search.today()) + "d";
        };
    }

    /** The Hindi name proposed for what is typed, unless somebody has written her own. */
    Fields proposed(Fields in) {
        Map<String, String> values = values(in);
        String own = in.typed("inScript");
        String name = (in.typed("given") + " " + in.typed("family")).strip();
        if ((own.isEmpty() || own.equals(in.typed("proposed")))
                && !INDIC.matcher(name).matches()) {
            String proposal = Devanagari.propose(name);
            values.put("inScript", proposal);
            values.put("proposed", proposal);
        }
        return Fields.typed(values);
    }

    /** The address of somebody on the same phone, written into the form. */
    Fields withAddressOf(PersonId other, Fields in, Actor by) {
        Map<String, String> values = values(in);
        Address address = registry.fetch(other, by).address();
        if (address != null) {
            values.put("home", address.kind().name());
            values.put("house", address.house());
            values.put("street", address.street());
            values.put("landmark", address.landmark());
            values.put("locality", address.locality());
            values.put("pin", address.pin());
            values.put("state", address.state());
        }
        return Fields.typed(values);
    }

    static Fields with(Fields in, String field, String value) {
        Map<String, String> values = values(in);
        values.put(field, value);
        return Fields.typed(values);
    }

    private static Map<String, String> values(Fields in) {
        var values = new LinkedHashMap<String, String>();
        NewPage.FIELDS.forEach(name -> values.put(name, in.typed(name)));
        return values;
    }

    private static String capitals(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
