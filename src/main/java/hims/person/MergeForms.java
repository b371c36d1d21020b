package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an officer says of a merge. */
final class MergeForms {
    private static final int LONGEST_PASSWORD = 200;

    private MergeForms() {}

    enum Side {
        A,
        B
    }

    /** @param from the side each value is taken from */
    record Chosen(Side keep, Map<Choice, Side> from, String why) {
        Merges.Wish of(Pairs.Two two) {
            Person keeps = keep == Side.A ? two.a() : two.b();
            Person merged = keep == Side.A ? two.b() : two.a();
            Set<Choice> taken = EnumSet.noneOf(Choice.class);
            from.forEach((choice, side) -> {
                if (side != keep) {
                    taken.add(choice);
                }
            });
            return new Merges.Wish(keeps.id(), merged.id(), taken, why);
        }
    }

    /** A value nobody chose comes from the record that stays. */
    static Parsed<Chosen> chosen(Fields in) {
        var keep = in.choice("keep", Side.class).required();
        var from = new LinkedHashMap<Choice, hims.platform.Field<Side>>();
        Arrays.stream(Choice.values()).forEach(choice -> from.put(choice, in.choice(choice.field(), Side.class)));
        var why = in.text("why", PairForms.LONGEST).required();
        return in.parse(() -> {
            var sides = new LinkedHashMap<Choice, Side>();
            from.forEach((choice, side) -> side.optional().ifPresent(chosen -> sides.put(choice, chosen)));
            return new Chosen(keep.value(), sides, why.value());
        });
    }

    static Parsed<String> password(Fields in) {
        var password = in.secret("password", LONGEST_PASSWORD).required();
        return in.parse(password::value);
    }

    static Parsed<String> why(Fields in) {
        var why = in.text("why", PairForms.LONGEST).required();
        return in.parse(why::value);
    }

    /** Rows ticked, each as part, kind and key. */
    static Map<Merging.Kind, List<String>> rows(List<String> picked) {
        var rows = new LinkedHashMap<Merging.Kind, List<String>>();
        for (String one : picked) {
            String[] words = one.split(" ", 3);
            if (words.length == 3) {
                rows.computeIfAbsent(new Merging.Kind(words[0], words[1]), _ -> new java.util.ArrayList<>())
                        .add(words[2]);
            }
        }
        return rows;
    }
}
