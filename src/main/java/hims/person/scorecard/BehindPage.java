package hims.person.scorecard;

import hims.person.Person;
import java.time.YearMonth;
import java.util.List;

/** The people behind one figure. */
public record BehindPage(YearMonth month, Measure measure, List<Person> people) {
    public BehindPage {
        people = List.copyOf(people);
    }

    public String back() {
        return "/person/scorecard?month=" + month;
    }
}
