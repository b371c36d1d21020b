package hims.fhir;

import org.springframework.http.HttpStatus;

/** Statuses in words, as bundles carry them: {@code 201 Created}. */
final class Statuses {
    private Statuses() {}

    static String line(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? Integer.toString(status) : status + " " + known.getReasonPhrase();
    }
}
