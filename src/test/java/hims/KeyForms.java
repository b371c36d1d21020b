package hims;

import hims.FlowForms.Ready;
import hims.access.Actor;
import hims.access.Role;
import hims.card.KeyActId;
import hims.card.KeyActKind;
import hims.card.KeyCustody;
import hims.card.KeyPurpose;
import hims.card.TestHolders;
import hims.world.Browsing;
import hims.world.Form;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of the key custodians, filled in rightly. */
@Component
class KeyForms {
    private static final String KEYS = "/card/keys";
    private static final String ACTS = KEYS + "/acts";
    private static final Actor MOHAN = TestHolders.actor(Role.KEY_CUSTODIAN, "GTB");

    private final KeyCustody custody;
    private final JdbcClient jdbc;

    KeyForms(KeyCustody custody, JdbcClient jdbc) {
        this.custody = custody;
        this.jdbc = jdbc;
    }

    Ready proposed(Browsing farida) {
        nothingWaits();
        var why = UUID.randomUUID();
        return ready(
                farida,
                ACTS,
                Map.of("act", "ANNOUNCE.LIST", "reason", why.toString(), "password", StaffDesk.PASSWORD),
                "select count(*) from card.key_act where reason = :id::text",
                why);
    }

    Ready confirmed(Browsing farida) {
        var act = act();
        return ready(
                farida,
                ACTS + "/" + act + "/confirmation",
                Map.of("password", StaffDesk.PASSWORD),
                "select count(*) from card.key_act where id = :id and state = 'DONE'",
                act.value());
    }

    Ready withdrawn(Browsing farida) {
        var act = act();
        return ready(
                farida,
                ACTS + "/" + act + "/withdrawal",
                Map.of(),
                "select count(*) from card.key_act where id = :id and state = 'WITHDRAWN'",
                act.value());
    }

    private KeyActId act() {
        nothingWaits();
        return custody.propose(
                new KeyCustody.Proposal(KeyActKind.ANNOUNCE, KeyPurpose.LIST, null, "yearly change"), MOHAN);
    }

    private void nothingWaits() {
        jdbc.sql("""
                        update card.key_act
                        set state = 'WITHDRAWN', decided_by = proposed_by, decided_by_name = 'test', decided_at = now()
                        where state = 'OPEN'
                        """).update();
    }

    private Ready ready(Browsing browser, String path, Map<String, String> fields, String count, UUID id) {
        var all = new HashMap<>(Form.on(browser.get(KEYS).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        return new Ready(
                browser,
                KEYS,
                path,
                all,
                () -> jdbc.sql(count).param("id", id).query(Long.class).single());
    }
}
