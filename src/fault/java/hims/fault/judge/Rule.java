package hims.fault.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the tables whatever happened.
 *
 * @param broken names up to ten rows that break it
 */
record Rule(String promise, String broken) {
    static final List<Rule> ALL = List.of(
            new Rule("what lies in a heap is the sum of its ledger, never less than nothing", """
                    select b.id::text from supply.stock_balance b left join supply.stock_entry e on e.balance_id = b.id
                    group by b.id having b.on_hand <> coalesce(sum(e.quantity), 0) or b.on_hand < 0
                        or b.entries <> count(e.id) or b.entries <> coalesce(max(e.seq), 0)"""),
            new Rule("each entry of the ledger says what lay there after it", """
                    select id::text from (select id, balance_after,
                        sum(quantity) over (partition by balance_id order by seq) as sum from supply.stock_entry) e
                    where balance_after <> sum"""),
            new Rule("what was handed over left the shelf, and nothing else was issued", """
                    select coalesce(l.id, e.source)::text from pharmacy.dispense_line l full join
                        (select source_id as source, -sum(quantity) as taken from supply.stock_entry
                         where reason = 'ISSUE' group by source_id) e on e.source = l.id
                    where l.quantity is distinct from e.taken"""),
            new Rule("each line handed over is charged once", """
                    select l.id::text from pharmacy.dispense_line l left join billing.charge c
                        on c.source_id = l.id and c.kind = 'POSTED'
                    group by l.id having count(c.id) <> 1"""),
            new Rule("what is borne adds up to what is charged, and no charge is without its act", """
                    select c.id::text from billing.charge c
                    where gross_paise <> patient_paise + scheme_paise + state_paise
                       or (service like 'MEDICINE%' and not exists (select from pharmacy.dispense_line where id = c.source_id))"""),
            new Rule("a line counts what was handed over for it", """
                    select p.id::text from pharmacy.prescription_line p left join pharmacy.dispense_line d on d.line_id = p.id
                    group by p.id having p.dispensed <> coalesce(sum(d.quantity), 0)"""),
            new Rule("a prescription and a dispense are in the clinical record", """
                    select id from (select request_id::text as id, request_id as rid, 31 as rtype from pharmacy.prescription_line
                        union all select record_id::text, record_id, 32 from pharmacy.dispense_line) a
                    where not exists (select from record.resource r where r.rtype = a.rtype and r.rid = a.rid)"""),
            new Rule("everybody registered is in the clinical record", """
                    select p.id::text from person.person p
                    where not exists (select from record.resource r where r.rtype = 1 and r.pid = p.id)"""),
            new Rule("the numbers of a queue and day go from one upwards without a gap, each once", """
                    select t.queue_id || ' ' || t.service_on || ' ' || t.prefix from scheduling.token t
                        left join scheduling.queue_number n using (queue_id, service_on, prefix)
                    group by t.queue_id, t.service_on, t.prefix, n.last_number
                    having count(*) <> max(t.number) or count(distinct t.number) <> count(*) or min(t.number) <> 1
                        or n.last_number is distinct from max(t.number)"""),
            new Rule("a token stands where its last event left it, and no event is missing", """
                    select t.id::text from scheduling.token t join scheduling.token_event e on e.token_id = t.id
                    group by t.id having count(*) <> max(e.sequence) - min(e.sequence) + 1
                        or t.state <> (array_agg(e.state order by e.sequence desc))[1]"""),
            new Rule("no submission stands half done", "select key from platform.command where state <> 'DONE'"),
            audited("person", "person.person"),
            audited("token", "scheduling.token"),
            audited("prescription", "pharmacy.prescription"),
            audited("dispense", "pharmacy.dispense"));

    private static Rule audited(String what, String table) {
        return new Rule(
                "each " + what + " made has one audit row, and each such row its " + what, """
                select coalesce(a.id::text, e.object_id) from %s a full join
                    (select object_id, count(*) as times from audit.event
                     where action = 'CREATE' and outcome = 'DONE' and object_type = '%s' group by object_id) e
                    on e.object_id = a.id::text
                where a.id is null or e.times is distinct from 1""".formatted(table, what));
    }

    List<String> faults(Connection database) throws SQLException {
        var faults = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(broken + " limit 10")) {
            while (rows.next()) {
                faults.add(rows.getString(1));
            }
        }
        return faults;
    }
}
