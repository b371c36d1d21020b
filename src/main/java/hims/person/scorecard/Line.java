package hims.person.scorecard;

import hims.access.UnitId;
import hims.access.UserId;
import java.time.Instant;

/** One desk of a facility in a month. */
public record Line(
        UnitId facility,
        UserId desk,
        int registrations,
        int noPhone,
        int crowdedPhone,
        int roundBirth,
        int noRelative,
        int otherPin,
        int duplicates,
        int overrides,
        int oldUnknowns,
        int oldPairs,
        Instant countedAt) {

    public int count(Measure measure) {
        return switch (measure) {
            case NO_PHONE -> noPhone;
            case CROWDED_PHONE -> crowdedPhone;
            case ROUND_BIRTH -> roundBirth;
            case NO_RELATIVE -> noRelative;
            case OTHER_PIN -> otherPin;
            case DUPLICATES -> duplicates;
            case OVERRIDES -> overrides;
            case OLD_UNKNOWNS -> oldUnknowns;
            case OLD_PAIRS -> oldPairs;
        };
    }

    /** Of a thousand registrations. */
    public int perThousand(Measure measure) {
        return Math.round(1000f * count(measure) / registrations);
    }
}
