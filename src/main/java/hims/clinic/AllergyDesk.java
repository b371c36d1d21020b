package hims.clinic;

import hims.access.Actor;
import hims.chart.SharedLists;
import hims.platform.Commands;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.record.AllergyFact;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Lists an allergy once for each form, however often the form arrives, and answers every arrival alike. */
@Component
class AllergyDesk {
    private static final String ROUTE = "clinic.allergy";

    private final Commands commands;
    private final SharedLists lists;

    AllergyDesk(Commands commands, SharedLists lists) {
        this.commands = commands;
        this.lists = lists;
    }

    /** @throws hims.platform.Rejected those of {@link SharedLists#addAllergy} */
    void record(AllergyFact allergy, Fields in, Actor by) {
        var typed = in.typed("_key");
        var key = typed.isEmpty() ? Ids.next().toString() : typed;
        var said = allergy.occasion().person() + " " + in.typed("allergy-code");
        var hash = Commands.hash(said.getBytes(StandardCharsets.UTF_8));
        commands.once(
                key,
                by.user().value(),
                ROUTE,
                hash,
                () -> lists.addAllergy(allergy).reference());
    }
}
