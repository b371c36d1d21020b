package hims.card.code;

import java.io.Serial;

/** The bytes of a code break its format. Never leaves this package: readers answer {@code Unreadable}. */
final class MalformedCode extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedCode(String reason) {
        super(reason);
    }

    MalformedCode(String reason, Throwable cause) {
        super(reason, cause);
    }
}
