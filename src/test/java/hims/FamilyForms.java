package hims;

import hims.FlowForms.Ready;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.person.Household;
import hims.person.Households;
import hims.person.Registry;
import hims.world.Browsing;
import hims.world.Form;
import hims.world.Registered;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of relations and households: somebody on record for each, and what her form does. */
@Component
class FamilyForms {
    private static final Actor REKHA = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private static final Map<String, String> DWELLING = Map.of("kind", "DWELLING");
    private final Registered registered;
    private final Registry registry;
    private final Households households;
    private final JdbcClient jdbc;

    FamilyForms(Registered registered, Registry registry, Households households, JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.households = households;
        this.jdbc = jdbc;
    }

    Ready relation(Browsing clerk) {
        var page = "/person/" + somebody() + "/relations";
        return ready(
                clerk,
                page,
                page,
                Map.of("kind", "FATHER", "name", "Ram Prasad"),
                "select count(*) from person.relation where person_id = :id");
    }

    Ready relationEnded(Browsing clerk) {
        var person = somebody();
        var page = "/person/" + person + "/relations";
        var fields = new HashMap<>(Form.on(clerk.get(page).body(), page));
        fields.putAll(Map.of("kind", "FATHER", "name", "Ram Prasad"));
        clerk.post(page, fields);
        var kin = jdbc.sql("select id from person.relation where person_id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        return ready(
                clerk,
                page + "/" + kin,
                page + "/" + kin + "/end",
                Map.of("why", "Entered in error"),
                "select count(*) from person.relation where person_id = :id and until is not null");
    }

    Ready household(Browsing clerk) {
        var page = "/person/" + somebody() + "/household";
        return ready(clerk, page, page, DWELLING, members("until is null"));
    }

    Ready joined(Browsing clerk) {
        var page = home();
        var number = registry.fetch(somebody()).healthId().digits();
        return ready(
                clerk,
                page,
                page + "/members",
                Map.of("kind", "DWELLING", "number.DWELLING", number),
                "select count(*) from person.household_member m where m.household in"
                        + " (select household from person.household_member where person_id = :id)");
    }

    Ready left(Browsing clerk) {
        var page = home();
        return ready(
                clerk,
                page,
                page + "/departure",
                Map.of("kind", "DWELLING", "why.DWELLING", "Married"),
                members("until is not null"));
    }

    Ready led(Browsing clerk) {
        var head = somebody();
        var member = somebody();
        households.begin(head, Household.Kind.DWELLING, "", REKHA);
        households.join(head, Household.Kind.DWELLING, member, REKHA);
        var page = "/person/" + member + "/household";
        return ready(clerk, page, page + "/head", DWELLING, members("head"));
    }

    private String home() {
        var head = somebody();
        households.begin(head, Household.Kind.DWELLING, "", REKHA);
        return "/person/" + head + "/household";
    }

    private static String members(String which) {
        return "select count(*) from person.household_member where person_id = :id and " + which;
    }

    private PersonId somebody() {
        var letters = Long.toString(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000_000L), 26);
        return registered.person("Q" + letters.replaceAll("[0-9]", "z"), "Sodhi", 40, "");
    }

    /** The person is the one in the address of the page. */
    private Ready ready(Browsing browser, String page, String path, Map<String, String> fields, String count) {
        var all = new HashMap<>(Form.on(browser.get(page).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        var person = UUID.fromString(page.split("/", -1)[2]);
        return new Ready(
                browser,
                page,
                path,
                all,
                () -> jdbc.sql(count).param("id", person).query(Long.class).single());
    }
}
