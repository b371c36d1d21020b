package hims.person;

import hims.access.PersonId;
import hims.person.IdentitySql.Changed;
import hims.person.IdentitySql.RowId;
import hims.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes two people's own rows those of one, and keeps each row as it was and as it became, so that taking it back restores every
 * one of them exactly (PER-54). A row that somebody has changed since stays as it is, and is told.
 */
@Component
class IdentityRows {
    private final IdentitySql sql;
    private final PersonSql people;
    private final CorrectionSql corrections;

    IdentityRows(IdentitySql sql, PersonSql people, CorrectionSql corrections) {
        this.sql = sql;
        this.people = people;
        this.corrections = corrections;
    }

    /** In a transaction that says who changes and why. */
    void merge(MergeId id, Person keep, Person merged, Set<Choice> taken, Instant now) {
        List<UUID> family = sql.family(keep.id(), merged.id());
        Map<RowId, String> before = sql.rows(family);
        sql.takeFacts(keep.id(), merged.id(), taken);
        name(keep, merged, taken, now);
        address(keep, merged, taken, now);
        sql.moveContacts(keep.id(), merged.id());
        sql.moveRelatives(keep.id(), merged.id(), taken.contains(Choice.RELATIVES), now);
        sql.redirect(keep.id(), merged.id());
        changed(before, sql.rows(family)).forEach(row -> sql.keep(id, row));
    }

    /** Both names are hers: the other one stays as an alias, by which she is found. */
    private void name(Person keep, Person merged, Set<Choice> taken, Instant now) {
        boolean same = keep.name().spoken().equalsIgnoreCase(merged.name().spoken());
        if (taken.contains(Choice.NAME)) {
            corrections.endName(keep.id(), now);
            people.insertName(keep.id(), merged.name(), now);
        }
        if (!same) {
            sql.alias(Ids.next(), keep.id(), taken.contains(Choice.NAME) ? keep.name() : merged.name(), now);
        }
    }

    private void address(Person keep, Person merged, Set<Choice> taken, Instant now) {
        Address address = merged.address();
        if (address != null && (keep.address() == null || taken.contains(Choice.ADDRESS))) {
            corrections.endAddress(keep.id(), now);
            people.insertAddress(keep.id(), address, now);
        }
    }

    private static List<Changed> changed(Map<RowId, String> before, Map<RowId, String> after) {
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> new Changed(key, before.get(key), after.get(key)))
                .toList();
    }

    /** @return kinds of the rows that were changed since and stay as they are */
    List<String> restore(MergeId id, PersonId keep, PersonId merged) {
        Map<RowId, String> now = sql.rows(sql.family(keep, merged));
        var stays = new ArrayList<String>();
        var back = new ArrayList<Changed>();
        for (Changed row : sql.kept(id)) {
            boolean untouched = Objects.equals(now.get(row.key()), row.after());
            if (untouched || row.key().row().equals(merged.value())) {
                back.add(row);
            } else {
                stays.add(row.key().kind());
            }
        }
        back.forEach(row -> sql.drop(row.key()));
        for (Changed row : back) {
            String before = row.before();
            if (before != null) {
                sql.put(row.key(), before);
            }
        }
        return stays;
    }
}
