package hims.clinic;

import static hims.clinic.ClinicProblem.NO_VISIT;

import hims.access.Actor;
import hims.platform.Rejected;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.scheduling.ServicePoint;
import hims.scheduling.ServicePoints;
import hims.scheduling.TokenId;
import hims.scheduling.Tokens;
import hims.scheduling.Visit;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds who stands behind a token; a token of another facility does not exist. */
@Component
class Attendances {
    private final Tokens tokens;
    private final ServicePoints points;

    Attendances(Tokens tokens, ServicePoints points) {
        this.tokens = tokens;
        this.points = points;
    }

    /** @throws Rejected NO_VISIT */
    Attendance open(TokenId id, Actor by) {
        var token = tokens.fetch(id, by);
        var visit = tokens.visit(token, by)
                .filter(found -> found.encounter() != null)
                .orElseThrow(() -> new Rejected(NO_VISIT));
        var place = points.mine(by)
                .map(ServicePoint::room)
                .orElseGet(() -> Objects.requireNonNullElse(by.place(), by.facility()));
        return new Attendance(token, visit.id(), encounter(visit), place);
    }

    private static ResourceKey encounter(Visit visit) {
        return new ResourceKey(ResourceType.ENCOUNTER, new ResourceId(Objects.requireNonNull(visit.encounter())));
    }
}
