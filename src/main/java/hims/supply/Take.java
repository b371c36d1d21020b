package hims.supply;

/** So many units out of one heap. */
public record Take(Heap heap, long quantity) {
    public Take {
        if (quantity <= 0 || quantity > heap.free()) {
            throw new IllegalArgumentException("cannot take " + quantity + " of " + heap.free());
        }
    }
}
