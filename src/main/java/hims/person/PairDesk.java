package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Fields;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the pages of pairs together. */
@Component
class PairDesk {
    private final Pairs pairs;
    private final MergeParts parts;
    private final MergeRules rules;
    private final MergeSql merges;

    PairDesk(Pairs pairs, MergeParts parts, MergeRules rules, MergeSql merges) {
        this.pairs = pairs;
        this.parts = parts;
        this.rules = rules;
        this.merges = merges;
    }

    PairsPage queue(Pairs.Show show, Actor by) {
        var queue = pairs.list(show, by);
        return new PairsPage(
                show, queue.pairs().stream().map(PairsPage.Row::new).toList(), queue.counts(), merges.awaiting());
    }

    @Transactional
    public PairPage page(PairId id, String asked, Fields in, Actor by) {
        var two = pairs.open(id, by);
        boolean open = two.pair().status().waits() && !two.one();
        return new PairPage(
                two,
                counts(two.a().id(), two.b().id()),
                open ? rules.refusals(two.a(), two.b()) : List.of(),
                open ? rules.seconds(two.a(), two.b()) : List.of(),
                asked,
                in);
    }

    /** Of what either has some. */
    List<PairPage.Count> counts(PersonId a, PersonId b) {
        var counts = new ArrayList<PairPage.Count>();
        for (var part : parts.all()) {
            var left = part.held(a);
            var right = part.held(b);
            for (int at = 0; at < left.size(); at++) {
                if (left.get(at).rows() + right.get(at).rows() > 0) {
                    counts.add(new PairPage.Count(
                            "merge." + part.name() + "." + left.get(at).kind(),
                            left.get(at).rows(),
                            right.get(at).rows()));
                }
            }
        }
        return counts;
    }
}
