package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Fields;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the pages of pairs together. */
@Component
class PairDesk {
    private final Pairs pairs;
    private final MergeParts parts;

    PairDesk(Pairs pairs, MergeParts parts) {
        this.pairs = pairs;
        this.parts = parts;
    }

    PairsPage queue(Pairs.Show show, Actor by) {
        var queue = pairs.list(show, by);
        return new PairsPage(
                show, queue.pairs().stream().map(PairsPage.Row::new).toList(), queue.counts(), 0);
    }

    PairPage page(PairId id, String asked, Fields in, Actor by) {
        var two = pairs.open(id, by);
        return new PairPage(two, counts(two.a().id(), two.b().id()), asked, in);
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
