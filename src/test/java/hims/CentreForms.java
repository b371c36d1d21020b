package hims;

import hims.FlowForms.Ready;
import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.card.Batch;
import hims.card.BatchId;
import hims.card.Batches;
import hims.card.CardForm;
import hims.card.CardRequests;
import hims.card.PaperLayout;
import hims.card.TestHolders;
import hims.world.Browsing;
import hims.world.Form;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of the card centre, filled in rightly, at a hospital whose batches nobody else counts. */
@Component
class CentreForms {
    private static final String BATCHES = "/card/centre/batches";
    private static final UnitId CENTRE = UnitId.of("BJRM");
    private static final Actor NASREEN = TestHolders.actor(Role.CARD_OPERATOR, "BJRM");
    private static final Batch.Wanted POCKET = new Batch.Wanted(CardForm.POCKET, PaperLayout.Name.SHEET, "", "", false);

    private final Environment program;
    private final Invitation invitations;
    private final Batches batches;
    private final CardRequests requests;
    private final TestHolders people;
    private final JdbcClient jdbc;
    private @Nullable Browsing operator;

    CentreForms(
            Environment program,
            Invitation invitations,
            Batches batches,
            CardRequests requests,
            TestHolders people,
            JdbcClient jdbc) {
        this.program = program;
        this.invitations = invitations;
        this.batches = batches;
        this.requests = requests;
        this.people = people;
        this.jdbc = jdbc;
    }

    Ready asked(Browsing clerk) {
        var person = people.register();
        return ready(
                clerk,
                "/person/" + person,
                "/card/requests/" + person,
                Map.of("act", "POCKET"),
                "select count(*) from card.card where person = :id",
                person.value());
    }

    Ready opened() {
        return ready(
                operator(),
                BATCHES,
                BATCHES,
                Map.of("form", "POCKET", "layout", "SHEET", "pin", "110002", "camp", "Sultanpuri"),
                "select count(*) from card.batch where centre = :id",
                CENTRE.value());
    }

    Ready blanks() {
        return ready(
                operator(),
                BATCHES,
                "/card/centre/blanks",
                Map.of("form", "POCKET", "many", "500"),
                "select count(*) from card.blank_entry where centre = :id",
                CENTRE.value());
    }

    Ready locked() {
        return ofBatch("OPEN", "lock", Map.of(), "state <> 'OPEN'");
    }

    Ready released() {
        var batch = batch("OPEN");
        jdbc.sql("""
                        insert into card.batch_file (batch, number, kind, first_place, last_place, made_at, pages, pdf)
                        values (:id, 1, 'CARDS', 1, 1, now(), 1, '\\x25'::bytea)
                        """).param("id", batch.value()).update();
        var path = BATCHES + "/" + batch;
        return ready(
                operator(),
                path,
                path + "/releases",
                Map.of(),
                "select count(*) from card.batch_release where batch = :id",
                batch.value());
    }

    Ready counted() {
        return ofBatch(
                "PRINTING",
                "counts",
                Map.of("blanks", "5", "good", "0", "spoiled", "", "unused", "5"),
                "counted_by is not null");
    }

    Ready confirmed() {
        return ofBatch("PRINTING", "confirmations", Map.of(), "confirmed_by is not null");
    }

    Ready sent() {
        return ofBatch("RECONCILED", "dispatches", Map.of("tracking", "EE123456789IN"), "state = 'DISPATCHED'");
    }

    Ready stepped() {
        var card = requests.ask(people.register(), CardForm.POCKET, NASREEN).id();
        var page = "/card/centre/requests/" + card;
        return ready(
                operator(),
                page,
                page + "/steps",
                Map.of("act", "WITHDRAWN", "reason", ""),
                "select count(*) from card.event where card = :id and after = 'WITHDRAWN'",
                card.value());
    }

    private Ready ofBatch(String state, String act, Map<String, String> fields, String done) {
        var batch = batch(state);
        if (act.equals("confirmations") || act.equals("dispatches")) {
            jdbc.sql("""
                            update card.batch
                            set blanks = 5, good = 0, spoiled = 0, unused = 5, counted_by = :by, counted_at = now()
                            where id = :id
                            """)
                    .param("id", batch.value())
                    .param("by", UUID.randomUUID())
                    .update();
        }
        return ready(
                operator(),
                BATCHES + "/" + batch,
                BATCHES + "/" + batch + "/" + act,
                fields,
                "select count(*) from card.batch where id = :id and " + done,
                batch.value());
    }

    /** Without cards; the one before is put away, so that this one may be in print. */
    private BatchId batch(String state) {
        jdbc.sql("update card.batch set state = 'OPEN' where centre = :centre and state in ('LOCKED', 'PRINTING')")
                .param("centre", CENTRE.value())
                .update();
        var batch = batches.open(POCKET, NASREEN);
        jdbc.sql("update card.batch set state = :state, confirmed_by = :by where id = :id")
                .param("state", state)
                .param("by", state.equals("RECONCILED") ? UUID.randomUUID() : null)
                .param("id", batch.value())
                .update();
        return batch;
    }

    private Browsing operator() {
        if (operator == null) {
            var port = program.getRequiredProperty("local.server.port", Integer.class);
            operator = StaffDesk.open(port, invitations, "Nasreen Bano", Role.CARD_OPERATOR, "BJRM");
        }
        return operator;
    }

    private Ready ready(Browsing browser, String page, String path, Map<String, String> fields, String count, UUID id) {
        var all = new HashMap<>(Form.on(browser.get(page).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        return new Ready(
                browser,
                page,
                path,
                all,
                () -> jdbc.sql(count).param("id", id).query(Long.class).single());
    }
}
