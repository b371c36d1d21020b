package hims.person;

import hims.access.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What forbids a merge, and what two officers must agree to (PER-53). Each is a text key. */
@Component
class MergeRules {
    private static final int YEARS = 5;
    private final PairSql pairs;
    private final MergeRuleSql sql;
    private final MergeParts parts;

    MergeRules(PairSql pairs, MergeRuleSql sql, MergeParts parts) {
        this.pairs = pairs;
        this.sql = sql;
        this.parts = parts;
    }

    List<String> refusals(Person keep, Person merged) {
        var refusals = new ArrayList<String>();
        refuse(keep.id().equals(merged.id()), "same", refusals);
        refuse(diedDifferently(keep, merged), "died", refusals);
        refuse(pairs.similarTo(keep.id()).contains(merged.id()), "similar", refusals);
        refuse(sql.related(keep.id(), merged.id()), "related", refusals);
        refuse(sql.identifiersContradict(keep.id(), merged.id()), "identifiers", refusals);
        refuse(bothAdmitted(keep.id(), merged.id()), "admitted", refusals);
        parts.all().forEach(part -> refusals.addAll(part.refusals(keep.id(), merged.id())));
        return refusals;
    }

    List<String> seconds(Person keep, Person merged) {
        var seconds = new ArrayList<String>();
        second(known(keep.sex()) && known(merged.sex()) && keep.sex() != merged.sex(), "sex", seconds);
        second(bornFarApart(keep.birth(), merged.birth()), "birth", seconds);
        second(keep.confidential() || merged.confidential(), "confidential", seconds);
        second((keep.diedOn() == null) != (merged.diedOn() == null), "died", seconds);
        parts.all().forEach(part -> seconds.addAll(part.seconds(keep.id(), merged.id())));
        return seconds;
    }

    private static void refuse(boolean forbidden, String key, List<String> to) {
        if (forbidden) {
            to.add("person.merge.refused." + key);
        }
    }

    private static void second(boolean needed, String key, List<String> to) {
        if (needed) {
            to.add("person.merge.second." + key);
        }
    }

    private static boolean diedDifferently(Person keep, Person merged) {
        LocalDate one = keep.diedOn();
        LocalDate other = merged.diedOn();
        return one != null && other != null && !one.equals(other);
    }

    private static boolean known(Sex sex) {
        return sex != Sex.UNKNOWN;
    }

    private static boolean bornFarApart(
            @org.jspecify.annotations.Nullable Birth one, @org.jspecify.annotations.Nullable Birth other) {
        return one != null && other != null && Matcher.yearsApart(one, other) > YEARS;
    }

    private boolean bothAdmitted(PersonId keep, PersonId merged) {
        var stakes = parts.stakes(List.of(keep, merged));
        return stakes.getOrDefault(keep, Set.of()).contains(Stake.ADMITTED)
                && stakes.getOrDefault(merged, Set.of()).contains(Stake.ADMITTED);
    }
}
