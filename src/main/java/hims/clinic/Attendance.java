package hims.clinic;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.record.Occasion;
import hims.record.ResourceKey;
import hims.scheduling.Token;
import hims.scheduling.VisitId;
import java.time.Instant;

/**
 * One person before one clinician: her token, the visit it belongs to, its Encounter.
 *
 * @param place the room, or the facility where none is chosen
 */
public record Attendance(Token token, VisitId visit, ResourceKey encounter, UnitId place) {
    public PersonId patient() {
        return token.person();
    }

    Occasion occasion(Instant at, Actor by) {
        return new Occasion(patient(), encounter, at, by);
    }
}
