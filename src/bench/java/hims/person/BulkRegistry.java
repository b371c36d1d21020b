package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Commands;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Writes what {@link Registry} writes for a trusted source, in the caller's transaction and without the idempotency key. */
public final class BulkRegistry extends Registry {
    private final Enrolment enrolment;
    private final Access access;
    private final Clock clock;
    private final SearchSql search;

    public BulkRegistry(ConfigurableApplicationContext program) {
        super(
                program.getBean(Access.class),
                program.getBean(PersonSql.class),
                program.getBean(DeskSql.class),
                program.getBean(Finding.class),
                program.getBean(Enrolment.class),
                program.getBean(Commands.class),
                program,
                program.getBean(Clock.class));
        this.enrolment = program.getBean(Enrolment.class);
        this.access = program.getBean(Access.class);
        this.clock = program.getBean(Clock.class);
        this.search = program.getBean(SearchSql.class);
    }

    @Override
    public PersonId register(Register who, Actor by, String key) {
        var id = enrolment.write(who, Traits.of(who), List.of(), by, clock.instant());
        access.log(by, Action.CREATE, "person", id, id);
        return id;
    }

    /** What the job of the night does: how many people bear each name. */
    public void count() {
        search.count();
    }
}
