package hims.person;

import static hims.person.PersonProblem.UNKNOWN_PERSON;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Other programs may ask that two records become one; an identity officer decides (PER-16, PER-57). */
@Service
public class MergeProposals {
    private final Access access;
    private final Registry registry;
    private final PersonSql people;
    private final PairSql pairs;
    private final MergeRules rules;
    private final MergeParts parts;
    private final Finding finding;
    private final Clock clock;

    MergeProposals(
            Access access,
            Registry registry,
            PersonSql people,
            PairSql pairs,
            MergeRules rules,
            MergeParts parts,
            Finding finding,
            Clock clock) {
        this.access = access;
        this.registry = registry;
        this.people = people;
        this.pairs = pairs;
        this.rules = rules;
        this.parts = parts;
        this.finding = finding;
        this.clock = clock;
    }

    /**
     * What a merge would do.
     *
     * @param moves rows of the source by part and kind, those that stay besides
     * @param refusals text keys of what forbids it, {@code seconds} of what two officers must agree to
     */
    public record Preview(
            Person target, Person source, Map<String, Integer> moves, List<String> refusals, List<String> seconds) {}

    /** @throws Rejected NO_CARE_RELATION with either, UNKNOWN_PERSON */
    @Transactional
    public Preview preview(PersonId target, PersonId source, Actor by) {
        access.requireCare(by, Permission.PERSON_REGISTER, target, Action.READ, "person.merge", target);
        access.requireCare(by, Permission.PERSON_REGISTER, source, Action.READ, "person.merge", source);
        Person keep = registry.fetch(target);
        Person merged = registry.fetch(source);
        var moves = new TreeMap<String, Integer>();
        for (MergePart part : parts.all()) {
            part.held(merged.id()).forEach(held -> moves.put(part.name() + "." + held.kind(), held.rows()));
        }
        return new Preview(keep, merged, moves, rules.refusals(keep, merged), rules.seconds(keep, merged));
    }

    /** Opens a pair for the identity officer, unless there is one. Nothing is merged. */
    @Transactional
    public void propose(PersonId target, PersonId source, Actor by) {
        access.requireCare(by, Permission.PERSON_REGISTER, target, Action.UPDATE, "person.pair", target);
        access.requireCare(by, Permission.PERSON_REGISTER, source, Action.UPDATE, "person.pair", source);
        Map<PersonId, Person> both = people.fetchAll(List.of(target, source));
        Person keep = Optional.ofNullable(both.get(target)).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        Person merged = Optional.ofNullable(both.get(source)).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        Score score = finding.compare(Traits.of(keep), Traits.of(merged));
        pairs.open(keep.id(), merged.id(), Pair.Origin.REPORT, score, "", by, clock.instant());
    }
}
