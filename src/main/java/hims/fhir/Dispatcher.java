package hims.fhir;

import hims.access.Access;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a call through to whom the table names, if the caller's scopes cover it. */
@Component
class Dispatcher {
    private final Interactions table;
    private final Access access;

    Dispatcher(java.util.List<Offers> offers, Access access) {
        this.table = new Interactions(offers);
        this.access = access;
    }

    Interactions table() {
        return table;
    }

    Answer answer(Call call) {
        var type = call.type();
        if (type != null && !table.serves(type)) {
            throw new Rejected(FhirProblem.UNKNOWN_TYPE, Map.of("type", type.fhirName()));
        }
        requireScope(call, type);
        return table.answer(call);
    }

    private void requireScope(Call call, @Nullable ResourceType type) {
        var interaction = call.interaction();
        if (interaction == Interaction.TRANSACTION || interaction == Interaction.BATCH) {
            return; // each entry is asked for by itself
        }
        var allowed = type == null
                ? call.by().scopes().allowEverything(interaction)
                : call.by().scopes().allow(interaction, type);
        if (!allowed) {
            var asked = (type == null ? "*" : type.fhirName()) + "." + interaction.letter();
            throw access.refused(call.by().actor(), "system/" + asked);
        }
    }
}
