package hims.portal;

import hims.card.CardPrinting.Sheet;
import hims.org.Org;
import hims.org.Unit;
import hims.person.Person;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.record.PatientSummary.Visit;
import hims.scheduling.OwnTokens.Place;
import hims.scheduling.WaitEstimate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first page: where she stands today, her card, her health (POR-15).
 *
 * @param keeps whether this phone is hers and may keep the card
 */
public record HomePage(CardPage card, List<Place> places, Org org, boolean keeps) {

    public MyHealth health() {
        return card.health();
    }

    /** Today · Medicine, Lok Nayak Hospital. */
    public String where(Place place, Frame frame) {
        var facility = org.find(place.queue().facility())
                .map(unit -> unit.name(frame.language()))
                .orElse("");
        return frame.text("portal.today", place.queue().name(frame.language()), facility);
    }

    /** What she is to do now: wait so many, come, come back. */
    public String state(Place place, Frame frame) {
        return switch (place.token().state()) {
            case WAITING -> frame.text("portal.token.ahead", place.position().ahead());
            case CALLED -> frame.text("portal.token.called");
            case IN_SERVICE -> frame.text("portal.token.served");
            case SKIPPED -> frame.text("portal.token.missed");
            case PARKED -> frame.text("portal.token.parked");
            case DONE, TRANSFERRED, CANCELLED, LEFT, EXPIRED -> "";
        };
    }

    /** The room's number once she is called; until then only the floor is sure. */
    public Optional<String> room(Place place) {
        return place.point().map(point -> point.label());
    }

    public String floor(Place place, Frame frame) {
        return place.queue().floor(frame.language());
    }

    public Optional<WaitEstimate> estimate(Place place) {
        return place.point().isPresent() ? Optional.empty() : place.position().estimate();
    }

    public Optional<Visit> lastVisit() {
        return health().summary().visits().stream().findFirst();
    }

    public String facility(Visit visit, Frame frame) {
        return facility(visit.facility(), frame.language()).orElse(visit.facilityName());
    }

    public String department(Visit visit, Frame frame) {
        return Departments.name(org, visit.facility(), visit.department(), frame.language());
    }

    private Optional<String> facility(@Nullable UUID id, Language language) {
        return Optional.ofNullable(id)
                .map(hims.access.UnitId::new)
                .flatMap(org::find)
                .map((Unit unit) -> unit.name(language));
    }

    public Person person() {
        return card.person();
    }

    public Optional<Sheet> sheet() {
        return card.sheet();
    }
}
