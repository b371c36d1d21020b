package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Registers as the page does: a search, the form, and those alike answered when they are asked about. */
public final class Counter {
    private final Registry registry;
    private final Search search;

    public Counter(ConfigurableApplicationContext program) {
        this.registry = program.getBean(Registry.class);
        this.search = program.getBean(Search.class);
    }

    /** @return how often somebody alike was asked about */
    public int register(Register who, Actor clerk) {
        var ticket = search.ask(who.name().full(), Filters.NONE, clerk);
        var different = new ArrayList<PersonId>();
        for (var asked = 0; ; asked++) {
            try {
                registry.register(
                        with(who, ticket, different),
                        clerk,
                        Ids.next().toString(),
                        alike ->
                                alike.stream().map(match -> match.person().id()).forEach(different::add));
                return asked;
            } catch (Rejected alike) {
                if (alike.problem() != PersonProblem.LOOKS_ALIKE || asked > 5) {
                    throw alike;
                }
            }
        }
    }

    private static Register with(Register who, InquiryId ticket, List<PersonId> different) {
        return new Register(
                ticket,
                who.name(),
                who.sex(),
                who.gender(),
                who.birth(),
                who.phones(),
                who.address(),
                who.relations(),
                who.language(),
                different,
                different.isEmpty() ? "" : "Somebody else");
    }
}
