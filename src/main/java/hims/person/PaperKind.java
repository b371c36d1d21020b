package hims.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers that others gave to a person and that she may show us (PER-40). Aadhaar is none of them and never will be (PER-42). */
public enum PaperKind {
    ABHA_NUMBER("https://healthid.ndhm.gov.in", "\\d{14}"),
    ABHA_ADDRESS("urn:hims:abha-address", "[A-Z0-9][A-Z0-9._]{2,30}@(ABDM|SBX)"),
    VOTER_ID("urn:hims:voter-id", "[A-Z]{3}\\d{7}"),
    RATION_CARD("urn:hims:ration-card", "[A-Z]{0,3}\\d{8,15}"),
    DRIVING_LICENCE("urn:hims:driving-licence", "[A-Z]{2}\\d{13}"),
    PASSPORT("urn:hims:passport", "[A-Z]\\d{7}|[A-Z0-9]{6,9}"),
    BIRTH_CERTIFICATE("urn:hims:birth-certificate", ".*\\d{3,}.*"),
    UDID("urn:hims:udid", "[A-Z]{2}\\d{16}"),
    HOSPITAL_NUMBER("urn:hims:hospital-number", ".*\\d.*"),
    STAFF_NUMBER("urn:hims:staff-number", ".*\\d.*");

    private final String system;

    @SuppressWarnings("ImmutableEnumChecker") // a compiled pattern does not change
    private final Pattern usual;

    PaperKind(String system, String usual) {
        this.system = system;
        this.usual = Pattern.compile(usual);
    }

    /** Who gives it, as an address: FHIR's {@code Identifier.system}. */
    public String system() {
        return system;
    }

    static Optional<PaperKind> of(String system) {
        return Arrays.stream(values())
                .filter(kind -> kind.system.equals(system))
                .findFirst();
    }

    /** As it is stored and compared: one way of writing for all who type it. */
    String clean(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return switch (this) {
            case ABHA_ADDRESS -> upper.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            case BIRTH_CERTIFICATE, HOSPITAL_NUMBER, STAFF_NUMBER -> upper.replaceAll("\\s+", " ");
            case ABHA_NUMBER, VOTER_ID, RATION_CARD, DRIVING_LICENCE, PASSPORT, UDID ->
                upper.replaceAll("[\\s./-]", "");
        };
    }

    /** Whether it looks as such numbers do. One that does not is kept all the same, with a warning (PER-43). Test: PaperKindTest. */
    boolean looksRight(String value) {
        return usual.matcher(value.toUpperCase(Locale.ROOT)).matches() && (this != ABHA_NUMBER || luhn(value));
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int twice = at % 2 == 0 ? digit : 2 * digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    String key() {
        return "person.paper." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
