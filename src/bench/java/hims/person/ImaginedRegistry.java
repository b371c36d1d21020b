package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Commands;
import hims.platform.Ids;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.context.ConfigurableApplicationContext;

/** Keeps what it is asked to write: people who are still to come to a counter. */
public final class ImaginedRegistry extends Registry {
    private final Queue<Register> people = new ArrayDeque<>();

    public ImaginedRegistry(ConfigurableApplicationContext program) {
        super(
                program.getBean(Access.class),
                program.getBean(PersonSql.class),
                program.getBean(DeskSql.class),
                program.getBean(Finding.class),
                program.getBean(Enrolment.class),
                program.getBean(Commands.class),
                program,
                program.getBean(Clock.class));
    }

    @Override
    public PersonId register(Register who, Actor by, String key) {
        people.add(who);
        return new PersonId(Ids.next());
    }

    public Queue<Register> people() {
        return people;
    }
}
