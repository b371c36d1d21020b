package hims.fault.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the desks were told against what the tables say: nothing acknowledged is lost, nothing happened twice, nothing is
 * half done (REL-1, 2, 30, 31). Desks may be at work meanwhile, if the connection sees one moment only.
 */
public final class Judge {
    private static final Map<String, String> EFFECTS = Map.of(
            "REGISTER", "select family, count(distinct person_id) from person.name group by family",
            "TOKEN",
                    "select person_id::text, count(*) from scheduling.token where came_from is null and queue_id in"
                            + " (select id from scheduling.queue where service = 'CONSULTATION') group by person_id",
            "PRESCRIBE", "select person_id::text, count(*) from pharmacy.prescription group by person_id",
            "DISPENSE", "select person_id::text, count(*) from pharmacy.dispense group by person_id");

    private final Path log;
    private final Connection database;
    private final boolean keysForgotten;
    private int acknowledged;
    private int unanswered;

    /** @param keysForgotten whether the clock went on by more than the seven days that keys are kept */
    public Judge(Path log, Connection database, boolean keysForgotten) {
        this.log = log;
        this.database = database;
        this.keysForgotten = keysForgotten;
    }

    /** What is wrong, in words; empty where all is well. */
    public List<String> faults() throws IOException, SQLException {
        var faults = new ArrayList<String>();
        var all = Sent.read(log); // before the tables: what stands in it must be there
        var answers = answers();
        var effects = effects();
        for (var sent : all) {
            count(sent);
            weigh(
                    sent,
                    answers.get(sent.key()),
                    effects.getOrDefault(sent.act(), Map.of()).getOrDefault(sent.about(), 0L),
                    faults);
        }
        for (var rule : Rule.ALL) {
            rule.faults(database).forEach(fault -> faults.add(rule.promise() + ": " + fault));
        }
        return faults;
    }

    /** How much of the log was held against the tables. */
    public String extent() {
        return acknowledged + " acknowledged, " + unanswered + " never answered";
    }

    private void count(Sent sent) {
        if (sent.acknowledged()) {
            acknowledged++;
        } else {
            unanswered++;
        }
    }

    private void weigh(Sent sent, @Nullable String command, long effects, List<String> faults) {
        var kept = command != null;
        if (effects > 1) {
            faults.add("happened " + effects + " times: " + sent);
        }
        if (sent.acknowledged() && effects == 0) {
            faults.add("acknowledged and lost: " + sent);
        }
        if (kept != (effects > 0) && !keysForgotten) {
            faults.add((kept ? "key without effect: " : "effect without key: ") + sent);
        }
        if (kept
                && sent.act().equals("REGISTER")
                && sent.acknowledged()
                && !sent.answer().contains(command)) {
            faults.add("answered " + command + " and told otherwise: " + sent);
        }
    }

    private Map<String, String> answers() throws SQLException {
        var answers = new HashMap<String, String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select key, coalesce(answer, '') from platform.command")) {
            while (rows.next()) {
                answers.put(rows.getString(1), rows.getString(2));
            }
        }
        return answers;
    }

    private Map<String, Map<String, Long>> effects() throws SQLException {
        var all = new HashMap<String, Map<String, Long>>();
        for (var effect : EFFECTS.entrySet()) {
            var counts = new HashMap<String, Long>();
            try (var statement = database.createStatement();
                    var rows = statement.executeQuery(effect.getValue())) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            all.put(effect.getKey(), counts);
        }
        return all;
    }
}
