package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has happened to a person while a page about her stood open (PER-56): tells that it did, and of whom nothing. */
@Service
public class News {
    private final Access access;
    private final NewsSql sql;

    News(Access access, NewsSql sql) {
        this.access = access;
        this.sql = sql;
    }

    /** @param undone whether a merge was taken back */
    public record Merged(Instant at, boolean undone) {}

    /** The latest merge of hers after that moment. */
    @Transactional(readOnly = true)
    public Optional<Merged> since(PersonId person, Instant moment, Actor by) {
        access.require(by, Permission.PERSON_READ);
        return sql.merged(person, moment);
    }
}
