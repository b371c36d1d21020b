package hims.person;

import hims.access.PersonId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The parts of all modules, in the order of their names. */
@Component
class MergeParts {
    private final ObjectProvider<MergePart> parts;

    MergeParts(ObjectProvider<MergePart> parts) {
        this.parts = parts;
    }

    List<MergePart> all() {
        return parts.stream().sorted(Comparator.comparing(MergePart::name)).toList();
    }

    MergePart named(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No part " + name));
    }

    Map<PersonId, Set<Stake>> stakes(Collection<PersonId> people) {
        var stakes = new HashMap<PersonId, Set<Stake>>();
        all().forEach(part -> part.stakes(people)
                .forEach((person, of) -> stakes.computeIfAbsent(person, _ -> EnumSet.noneOf(Stake.class))
                        .addAll(of)));
        return stakes;
    }
}
