package hims.fhir;

import hims.access.Access;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a call through to whom the table names, if the caller's scopes cover it. */
@Component
class Dispatcher {
    private final Interactions table;
    private final Access access;

    Dispatcher(List<Offers> offers, Access access) {
        this.table = new Interactions(offers);
        this.access = access;
    }

    Interactions table() {
        return table;
    }

    /** For writes that come in a bundle. @throws Rejected UNKNOWN_TYPE, METHOD_REFUSED, or by scope */
    void require(Caller by, Interaction interaction, ResourceType type) {
        if (!table.serves(type)) {
            throw new Rejected(FhirProblem.UNKNOWN_TYPE, Map.of("type", type.fhirName()));
        }
        if (!table.of(type).contains(interaction)) {
            throw new Rejected(
                    FhirProblem.METHOD_REFUSED, Map.of("method", interaction.code(), "allow", type.fhirName()));
        }
        requireScope(by, interaction, type);
    }

    Answer answer(Call call) {
        var type = call.type();
        if (type != null && !table.serves(type)) {
            throw new Rejected(FhirProblem.UNKNOWN_TYPE, Map.of("type", type.fhirName()));
        }
        if (call.interaction() != Interaction.TRANSACTION && call.interaction() != Interaction.BATCH) {
            requireScope(call.by(), call.interaction(), type); // of those two each entry is asked for by itself
        }
        return table.answer(call);
    }

    private void requireScope(Caller by, Interaction interaction, @Nullable ResourceType type) {
        var allowed = type == null
                ? by.scopes().allowEverything(interaction)
                : by.scopes().allow(interaction, type);
        if (!allowed) {
            var asked = (type == null ? "*" : type.fhirName()) + "." + interaction.letter();
            throw access.refused(by.actor(), "system/" + asked);
        }
    }
}
