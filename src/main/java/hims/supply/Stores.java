package hims.supply;

import static hims.supply.SupplyProblem.NO_STORE;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.UnitId;
import hims.org.Org;
import hims.org.Unit;
import hims.org.UnitKind;
import hims.platform.Rejected;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Which store somebody gives from and receives into: where she works, else the first of her hospital. */
@Service
public class Stores {
    private final Org org;

    Stores(Org org) {
        this.org = org;
    }

    /** @throws Rejected NO_STORE */
    @OpenTo("everyone at work: it only says where she works")
    public UnitId of(Actor by) {
        return Stream.concat(Optional.ofNullable(by.place()).stream(), Stream.of(by.facility()))
                .flatMap(place -> at(place).stream())
                .findFirst()
                .orElseThrow(() -> new Rejected(NO_STORE));
    }

    /** The place itself, the one it stands in, or the first below it. */
    private Optional<UnitId> at(UnitId place) {
        var unit = org.find(place);
        var above = unit.map(Unit::parent).flatMap(org::find);
        return Stream.of(unit, above)
                .flatMap(Optional::stream)
                .filter(one -> one.kind() == UnitKind.STORE)
                .findFirst()
                .or(() -> org.children(place, UnitKind.STORE).stream().findFirst())
                .map(Unit::id);
    }
}
