package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.record.Clearance;
import hims.record.PatientSummary;
import hims.record.PersonFacts;
import hims.record.PersonSet;
import hims.record.RecordViews;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Clinical facts stay where they were written: every read by either id answers for both (REC-6). */
@Component
class RecordPart implements MergePart {
    private final RecordViews views;
    private final PersonFacts facts;

    RecordPart(RecordViews views, PersonFacts facts) {
        this.views = views;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public List<Held> held(PersonId person) {
        return List.of(new Held("fact", facts.count(person), true));
    }

    @Override
    public List<Moved> move(PersonId from, PersonId to, Actor by) {
        return List.of();
    }

    @Override
    public int put(String kind, Collection<String> rows, PersonId from, PersonId to, Actor by) {
        throw new IllegalArgumentException("The record moves nothing");
    }

    @Override
    public List<String> seconds(PersonId keep, PersonId merged) {
        var one = summary(keep).bloodGroup();
        var other = summary(merged).bloodGroup();
        return one != null && other != null && !one.group().equals(other.group())
                ? List.of("person.merge.second.blood-group")
                : List.of();
    }

    @Override
    public Map<PersonId, Set<Stake>> stakes(Collection<PersonId> people) {
        var stakes = new HashMap<PersonId, Set<Stake>>();
        for (PersonId person : people) {
            var of = EnumSet.noneOf(Stake.class);
            var summary = summary(person);
            if (summary.allergies() instanceof PatientSummary.Allergies.Listed) {
                of.add(Stake.ALLERGIC);
            }
            if (summary.visits().stream().anyMatch(visit -> visit.kind().equals("IMP") && visit.until() == null)) {
                of.add(Stake.ADMITTED);
            }
            if (!of.isEmpty()) {
                stakes.put(person, of);
            }
        }
        return stakes;
    }

    private PatientSummary summary(PersonId person) {
        return views.summary(PersonSet.of(person), Clearance.ALL);
    }
}
