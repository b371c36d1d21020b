package hims.record;

import tools.jackson.databind.JsonNode;

/** Bits of {@code flags}. Bits 2 to 7 are the labels of {@link Sensitivity}. */
final class Flags {
    static final int ENTERED_IN_ERROR = 1;
    static final int DELETED = 2;

    private Flags() {}

    static short of(JsonNode resource) {
        var bits = isError(resource) ? ENTERED_IN_ERROR : 0;
        for (var label : Sensitivity.of(resource)) {
            bits |= label.bit();
        }
        return (short) bits;
    }

    private static boolean isError(JsonNode resource) {
        return "entered-in-error".equals(resource.path("status").asString(""))
                || "entered-in-error"
                        .equals(resource.path("verificationStatus")
                                .path("coding")
                                .path(0)
                                .path("code")
                                .asString(""));
    }
}
