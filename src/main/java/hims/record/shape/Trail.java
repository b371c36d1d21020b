package hims.record.shape;

import java.util.Arrays;

/** Where a check stands in a resource; becomes text only when there is a fault to tell. */
final class Trail {
    private static final int SINGLE = -1;

    private String[] names = new String[16];
    private int[] places = new int[16];
    private int depth;

    void enter(String name) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            places = Arrays.copyOf(places, depth * 2);
        }
        names[depth] = name;
        places[depth++] = SINGLE;
    }

    void leave() {
        depth--;
    }

    /** The item of a list where it stands now. */
    void item(int place) {
        places[depth - 1] = place;
    }

    void noItem() {
        places[depth - 1] = SINGLE;
    }

    @Override
    public String toString() {
        var path = new StringBuilder();
        for (var at = 0; at < depth; at++) {
            path.append(at == 0 ? "" : ".").append(names[at]);
            if (places[at] != SINGLE) {
                path.append('[').append(places[at]).append(']');
            }
        }
        return path.toString();
    }
}
