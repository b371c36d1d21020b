package hims.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree of RFC 6962, held against the published vectors of its reference implementation. */
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static byte[] leaf(int index) {
        return index < LEAVES.size()
                ? Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(index)))
                : Merkle.leaf(new byte[] {(byte) index, (byte) (index >> 8)});
    }

    /** As the database keeps them: leaves, and nodes of whole 256ths. */
    private static List<byte[]> stored(int level, long from, long until) {
        return IntStream.range((int) from, (int) until)
                .mapToObj(n -> level == 0
                        ? leaf(n)
                        : Merkle.node(stored(level - 1, (long) n * Tree.TILE, (n + 1L) * Tree.TILE)))
                .toList();
    }

    private static byte[] reference(int from, int until) {
        if (until - from == 1) {
            return leaf(from);
        }
        var middle = from + Integer.highestOneBit(until - from - 1);
        return Merkle.node(reference(from, middle), reference(middle, until));
    }

    @Test
    void the_roots_are_those_of_the_reference() {
        var frontier = new Frontier();
        var roots = new ArrayList<String>();
        for (var n = 0; n < LEAVES.size(); n++) {
            frontier.add(leaf(n));
            roots.add(HexFormat.of().formatHex(frontier.root()));
            assertThat(new Tree(TreeTest::stored, n + 1).root()).isEqualTo(frontier.root());
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void both_ways_of_computing_agree_across_the_borders_of_stored_nodes() {
        for (var size : List.of(255, 256, 257, 511, 513, 1000, 65_536, 65_793)) {
            var frontier = new Frontier();
            IntStream.range(0, size).forEach(n -> frontier.add(leaf(n)));
            assertThat(new Tree(TreeTest::stored, size).root())
                    .isEqualTo(frontier.root())
                    .isEqualTo(reference(0, size));
        }
    }

    @Test
    void a_path_leads_from_each_leaf_to_the_root() {
        for (var size : List.of(1, 2, 3, 7, 8, 300)) {
            var tree = new Tree(TreeTest::stored, size);
            for (var index = 0; index < size; index++) {
                assertThat(climbed(leaf(index), index, 0, size, tree.inclusion(index)))
                        .isEqualTo(tree.root());
            }
        }
    }

    private static byte[] climbed(byte[] leaf, int index, int from, int until, List<byte[]> path) {
        if (until - from == 1) {
            return leaf;
        }
        var middle = from + Integer.highestOneBit(until - from - 1);
        var below = path.subList(0, path.size() - 1);
        return index < middle
                ? Merkle.node(climbed(leaf, index, from, middle, below), path.getLast())
                : Merkle.node(path.getLast(), climbed(leaf, index, middle, until, below));
    }
}
