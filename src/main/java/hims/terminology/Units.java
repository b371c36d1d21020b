package hims.terminology;

import hims.platform.Quantity;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Units of measure by UCUM code. */
@Component
public class Units {
    private final CodeList<Unit> list =
            new CodeList<>("ucum", line -> new Unit(line.text("ucum"), line.words("en", "hi")), Unit::ucum);

    public List<Unit> all() {
        return list.all();
    }

    /** How people write the unit; a unit outside the list shows as its code. */
    public String show(String ucum, Locale locale) {
        return list.find(ucum).map(unit -> unit.words().in(locale)).orElse(ucum);
    }

    public String show(Quantity quantity, Locale locale) {
        return quantity.value().stripTrailingZeros().toPlainString() + " " + show(quantity.ucum(), locale);
    }
}
