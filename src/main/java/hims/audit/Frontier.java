package hims.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The tree computed anew leaf by leaf, of which only the right edge is kept. */
final class Frontier {
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Subtree(int height, byte[] hash) {}

    /** A subtree whose root is stored. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Stored(int level, byte[] hash) {}

    private final Deque<Subtree> edge = new ArrayDeque<>();
    private final List<Stored> completed = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
        var subtree = new Subtree(0, leaf);
        while (!edge.isEmpty() && edge.getLast().height == subtree.height) {
            subtree = new Subtree(subtree.height + 1, Merkle.node(edge.removeLast().hash, subtree.hash));
            if (subtree.height % Tree.LEVEL_BITS == 0) {
                completed.add(new Stored(subtree.height / Tree.LEVEL_BITS, subtree.hash));
            }
        }
        edge.addLast(subtree);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (edge.isEmpty()) {
            return Merkle.sha256();
        }
        var last = edge.descendingIterator();
        var root = last.next().hash;
        while (last.hasNext()) {
            root = Merkle.node(last.next().hash, root);
        }
        return root;
    }

    /** What became whole since this was last asked, in its order. */
    List<Stored> completed() {
        var since = List.copyOf(completed);
        completed.clear();
        return since;
    }
}
