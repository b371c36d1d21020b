package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What is typed from the paper of a visit. */
final class HomeVisitForm {
    static final int NAME = 120;
    static final int WORDS = 200;

    private HomeVisitForm() {}

    static Parsed<HomeVisit.Told> told(Fields in, LocalDate today) {
        var on = in.date("day", today, today.minusYears(1), today).required();
        var visitor = in.text("visitor", NAME).required();
        var place = in.text("place", WORDS).required();
        var met = in.choice("met", HomeVisit.Met.class).required();
        var seen = in.text("seen", WORDS);
        var latitude = in.decimal("latitude", "-90.00000", "90.00000");
        var longitude = in.decimal("longitude", "-180.00000", "180.00000");
        BigDecimal north = latitude.orNull();
        BigDecimal east = longitude.orNull();
        if ((north == null) != (east == null)) {
            in.wrong(north == null ? "latitude" : "longitude", "field.required");
        }
        if (north != null && !in.flag("consent")) {
            in.wrong("latitude", "person.visit.no-consent");
        }
        return in.parse(() -> new HomeVisit.Told(
                on.value(),
                visitor.value(),
                place.value(),
                met.value(),
                seen.orElse(""),
                north == null || east == null ? null : new HomeVisit.Point(north, east)));
    }
}
