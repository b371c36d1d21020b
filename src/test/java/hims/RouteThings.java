package hims;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.Outpatients;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Something real behind each address of {@link RouteTable}, all of it of Lok Nayak Hospital or of the city. */
@Component
class RouteThings {
    private final FlowForms forms;
    private final JdbcClient jdbc;

    RouteThings(FlowForms forms, JdbcClient jdbc) {
        this.forms = forms;
        this.jdbc = jdbc;
    }

    /** Puts an open form, or what it leaves behind, behind each address with an id. */
    void fill(RouteTable table) {
        Arrays.stream(FlowForm.values()).forEach(form -> table.know(form.route, forms.open(form)));
        knowDispense(table);
        knowReleasedBatch(table);
        knowParameters(table);
        table.know("/card/scan/", "unknown");
        table.know("/fhir-viewer/", "Patient");
        table.know("/fhir-viewer/{}/", patient(table));
        table.know("/fhir-viewer/{}/{}/versions/", 1);
        table.know("/fhir-viewer/requests/", Ids.next());
        table.know("/my/record/", "medicines");
        table.know("/my/who-looked/", lineAbout(patient(table)));
        table.know("/my/share/links/", Ids.next());
    }

    private void knowDispense(RouteTable table) {
        var dispense = forms.open(FlowForm.DISPENSE);
        var answer = dispense.browser().post(dispense.path(), dispense.fields());
        table.know("/pharmacy/dispenses/", Browsing.location(answer).replaceAll(".*/dispenses/([0-9a-f-]+).*", "$1"));
        table.know("/pharmacy/tokens/", pharmacyToken());
        table.know("/supply/items/", item());
    }

    private void knowParameters(RouteTable table) {
        var page = table.forms().get("/person/new").page();
        var inquiry = page.substring(page.indexOf('=') + 1);
        table.know("/person/search/", inquiry);
        table.know("?from", inquiry);
        table.know("?one", patient(table));
        table.know("?other", patient(table));
        table.know("?person", patient(table));
        table.know("?token", token(table));
        table.know("?queue", Outpatients.MEDICINE);
        table.know("?since", 0);
        table.know("/card/keys/", 1);
        table.know("?facility", UnitId.of("LNH"));
        table.know("?desk", Ids.next());
        table.know("?posting", Ids.next());
    }

    private UUID pharmacyToken() {
        return jdbc.sql("""
                select t.id from scheduling.token t join scheduling.queue q on q.id = t.queue_id
                join access.unit u on u.id = q.facility_id and u.id = :lnh
                where q.service = 'PHARMACY' order by t.id desc limit 1
                """)
                .param("lnh", UnitId.of("LNH").value())
                .query(UUID.class)
                .single();
    }

    private static UUID token(RouteTable table) {
        return last(table.forms().get("/clinic/vitals/{token}").path());
    }

    private static UUID last(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private void knowReleasedBatch(RouteTable table) {
        var batch = forms.open(FlowForm.BATCH_RELEASED);
        var to = Browsing.location(batch.browser().post(batch.path(), batch.fields()));
        table.know("/card/centre/batches/", batch.path().split("/", -1)[4]);
        table.know("/card/centre/batches/{}/files/", 1);
        table.know("?release", to.replaceAll(".*release=([0-9a-f-]+).*", "$1"));
    }

    private UUID item() {
        return jdbc.sql("select id from supply.item order by id limit 1")
                .query(UUID.class)
                .single();
    }

    /** Somebody who has been at Lok Nayak Hospital and nowhere else. */
    PersonId patient(RouteTable table) {
        return new PersonId(last(table.forms().get("/card/issue/{person}").path()));
    }

    private long lineAbout(PersonId person) {
        return jdbc.sql("select min(seq) from audit.event where patient = :id")
                .param("id", person.value())
                .query(Long.class)
                .single();
    }

    /** Whose token the pages are asked for. */
    String visitor(RouteTable table) {
        return jdbc.sql("select person_id from scheduling.token where id = :id")
                .param("id", token(table))
                .query(UUID.class)
                .single()
                .toString();
    }
}
