package hims.fault;

/** A desk gave up: the program never answered, or answered nonsense. */
final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lost(String what) {
        super(what);
    }
}
