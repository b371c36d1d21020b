package hims.audit;

import hims.audit.SignedNote.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Every checkpoint that was found, by the size of its tree; what is not rightly signed is a fault and no claim. */
final class Claims {
    static final int AT_ONCE = 10_000;
    private static final String DATABASE = "the database";

    /** That the tree of so many leaves had this root. */
    record Claim(String where, Checkpoint checkpoint) {}

    private final TreeMap<Long, List<Claim>> bySize = new TreeMap<>();
    private final List<Verifier> keys;
    private final Faults faults;

    Claims(List<Verifier> keys, Faults faults) {
        this.keys = keys;
        this.faults = faults;
    }

    void add(String where, String note) {
        if (keys.stream().noneMatch(key -> key.signed(note))) {
            faults.add("A checkpoint in " + where + " is not signed by the key of this installation: "
                    + note.lines().limit(3).toList());
        } else {
            Checkpoint.parse(note)
                    .ifPresentOrElse(
                            checkpoint -> bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                                    .add(new Claim(where, checkpoint)),
                            () -> faults.add("A signed note in " + where + " is no checkpoint"));
        }
    }

    void addStored(Checkpoint stored) {
        var signed = Checkpoint.parse(stored.note());
        if (signed.isPresent()
                && (signed.get().size() != stored.size() || !signed.get().says(stored.root()))) {
            faults.add("The row of checkpoint " + stored.size() + " says something else than its note");
        }
        add(DATABASE, stored.note());
    }

    /** The claims of trees up to this size; they are taken out. */
    List<Claim> upTo(long size) {
        var reached = bySize.headMap(size, true);
        var claims = reached.values().stream().flatMap(List::stream).toList();
        reached.clear();
        return claims;
    }

    /** Those of trees larger than any reached. */
    List<Claim> rest() {
        return bySize.values().stream().flatMap(List::stream).toList();
    }
}
