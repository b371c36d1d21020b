package hims.pharmacy;

import hims.supply.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that a dispense leaves behind, counted for one prescription and one item. */
@Component
class Effects {
    private static final String COUNT = """
            select (select count(*) from pharmacy.dispense where prescription_id = p.id) as dispenses,
                   (select count(*) from pharmacy.dispense_line where line_id = l.id) as lines,
                   l.dispensed as filled,
                   (select coalesce(sum(on_hand), 0) from supply.stock_balance where item_id = :item) as on_hand,
                   (select -coalesce(sum(e.quantity), 0) from supply.stock_entry e
                    join supply.stock_balance b on b.id = e.balance_id
                    where b.item_id = :item and e.reason = 'ISSUE') as issued,
                   (select count(*) from billing.charge c join pharmacy.dispense_line d on d.id = c.source_id
                    where d.line_id = l.id) as charges,
                   (select count(*) from billing.charge c join billing.account a on a.id = c.account_id
                    where a.visit_id = p.visit_id) as charges_of_visit,
                   (select count(*) from record.resource where pid = p.person_id and rtype = 32) as facts,
                   (select coalesce(sum(ver), 0) from record.resource where pid = p.person_id) as versions,
                   (select count(*) from record.history h join record.resource r using (bucket, rtype, rid)
                    where r.pid = p.person_id) as history,
                   (select count(*) from platform.change c join record.resource r using (bucket, rtype, rid)
                    where r.pid = p.person_id) as announced,
                   (select count(*) from audit.event
                    where patient = p.person_id and object_type = 'dispense' and outcome = 'DONE') as audited,
                   (select count(*) from platform.command where key = :key) as commands
            from pharmacy.prescription p join pharmacy.prescription_line l on l.prescription_id = p.id
            where p.id = :prescription and l.line_no = 1
            """;

    private static final String CHARGED = """
            select c.quantity, c.gross_paise as gross, c.patient_paise as patient
            from billing.charge c
            join pharmacy.dispense_line d on d.id = c.source_id
            join pharmacy.prescription_line l on l.id = d.line_id
            where l.prescription_id = :prescription
            """;

    private final JdbcClient jdbc;

    Effects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Count(
            long dispenses,
            long lines,
            long filled,
            long onHand,
            long issued,
            long charges,
            long chargesOfVisit,
            long facts,
            long versions,
            long history,
            long announced,
            long audited,
            long commands) {

        boolean isNothing() {
            return dispenses + lines + filled + charges + facts + audited + commands == 0;
        }

        boolean isWhole(long quantity) {
            return dispenses == 1
                    && lines == 1
                    && filled == quantity
                    && charges == 1
                    && facts == 1
                    && audited == 1
                    && commands == 1;
        }
    }

    Count of(Prescription prescription, Item item, String key) {
        return jdbc.sql(COUNT)
                .param("prescription", prescription.id().value())
                .param("item", item.id().value())
                .param("key", key)
                .query(Count.class)
                .single();
    }

    /** @param gross and {@code patient} in paise */
    record Charged(long quantity, long gross, long patient) {}

    Charged charged(Prescription prescription) {
        return jdbc.sql(CHARGED)
                .param("prescription", prescription.id().value())
                .query(Charged.class)
                .single();
    }
}
