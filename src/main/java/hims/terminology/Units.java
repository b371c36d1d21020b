package hims.terminology;

import hims.platform.Quantity;
import hims.platform.web.Language;
import java.util.List;
import org.springframework.stereotype.Component;

/** Units of measure by UCUM code. */
@Component
public class Units {
    private final CodeList<Unit> list =
            new CodeList<>("ucum", line -> new Unit(line.text("ucum"), Words.of(line, "en", "hi")), Unit::ucum);

    public List<Unit> all() {
        return list.all();
    }

    /** How people write the unit; a unit outside the list shows as its code. */
    public String show(String ucum, Language language) {
        return list.find(ucum).map(unit -> unit.words().in(language)).orElse(ucum);
    }

    public String show(Quantity quantity, Language language) {
        return quantity.value().stripTrailingZeros().toPlainString() + " " + show(quantity.ucum(), language);
    }
}
