package hims.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Roots and proofs of RFC 6962, section 2.1, over stored hashes. Keeps what it has read: one for each question. */
final class Tree {
    /** Subtrees whose roots are stored have 256^level leaves. */
    static final int LEVEL_BITS = 8;

    static final int TILE = 1 << LEVEL_BITS;

    /** Roots of whole subtrees of 256^level leaves; level 0 are the leaves. */
    @FunctionalInterface
    interface Hashes {
        List<byte[]> read(int level, long from, long until);
    }

    private record Place(int level, long number) {}

    private final Hashes stored;
    private final long size;
    private final Map<Place, List<byte[]>> tiles = new HashMap<>();

    Tree(Hashes stored, long size) {
        this.stored = stored;
        this.size = size;
    }

    long size() {
        return size;
    }

    byte[] root() {
        return root(size);
    }

    /** Of the tree when it had so many leaves. */
    byte[] root(long leaves) {
        return leaves == 0 ? Merkle.sha256() : range(0, leaves);
    }

    byte[] leaf(long index) {
        return range(index, index + 1);
    }

    /** What leads from a leaf to the root, from below. */
    List<byte[]> inclusion(long index) {
        var path = new ArrayList<byte[]>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long until, List<byte[]> path) {
        if (until - from == 1) {
            return;
        }
        var middle = from + split(until - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(range(middle, until));
        } else {
            inclusion(index, middle, until, path);
            path.add(range(from, middle));
        }
    }

    /** That the tree of the first so many leaves is the beginning of this one. */
    List<byte[]> consistency(long old) {
        var path = new ArrayList<byte[]>();
        if (old > 0 && old < size) {
            consistency(old, 0, size, true, path);
        }
        return path;
    }

    /** @param whole whether the old tree's own root is known to the reader */
    private void consistency(long old, long from, long until, boolean whole, List<byte[]> path) {
        if (old == until) {
            if (!whole) {
                path.add(range(from, until));
            }
            return;
        }
        var middle = from + split(until - from);
        if (old <= middle) {
            consistency(old, from, middle, whole, path);
            path.add(range(middle, until));
        } else {
            consistency(old, middle, until, false, path);
            path.add(range(from, middle));
        }
    }

    private byte[] range(long from, long until) {
        var leaves = until - from;
        if (Long.bitCount(leaves) == 1) {
            return subtree(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        var middle = from + split(leaves);
        return Merkle.node(range(from, middle), range(middle, until));
    }

    /** Of 2^height leaves, the number-th of its kind. */
    private byte[] subtree(int height, long number) {
        var first = number << (height % LEVEL_BITS);
        var tile = tiles.computeIfAbsent(new Place(height / LEVEL_BITS, first >> LEVEL_BITS), this::read);
        var from = (int) (first & (TILE - 1));
        return Merkle.node(tile.subList(from, from + (1 << (height % LEVEL_BITS))));
    }

    private List<byte[]> read(Place place) {
        var from = place.number << LEVEL_BITS;
        return stored.read(place.level, from, Math.min(from + TILE, size >> (LEVEL_BITS * place.level)));
    }

    /** The largest power of two below. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
