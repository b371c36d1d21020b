package hims.privacy;

import hims.audit.Trail;
import hims.platform.Fields;
import hims.platform.Parsed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** From which day to which, and who, where from or in which session; each day is a whole one of the city. */
record BreachForm(Trail trail) {
    static final int LONGEST = 120;
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    static Parsed<BreachForm> parse(Fields in, LocalDate today) {
        var actor = in.text("actor", LONGEST);
        var session = in.text("session", LONGEST);
        var network = in.text("network", LONGEST);
        var from = in.date("from", today, FIRST, today).required();
        var until = in.date("until", today, FIRST, today).required();
        return in.parse(() -> new BreachForm(new Trail(
                actor.orElse(""),
                session.orElse(""),
                network.orElse(""),
                from.value().atStartOfDay(CITY).toInstant(),
                until.value().plusDays(1).atStartOfDay(CITY).toInstant())));
    }

    static Fields lastWeek(LocalDate today) {
        return Fields.typed(Map.of("from", TYPED.format(today.minusWeeks(1)), "until", TYPED.format(today)));
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, CITY);
    }
}
