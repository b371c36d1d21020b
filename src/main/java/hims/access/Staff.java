package hims.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works where today, by name and role: no login, no contact. */
@Service
public class Staff {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");

    private final StaffSql sql;
    private final Clock clock;

    Staff(StaffSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One role of a member of staff at one facility. */
    public record Member(
            UUID posting,
            UserId user,
            String name,
            Role role,
            UnitId facility,
            @Nullable UnitId place) {}

    @Transactional(readOnly = true)
    @OpenTo("modules that have asked for authority")
    public List<Member> posted() {
        return sql.posted(LocalDate.ofInstant(clock.instant(), CITY));
    }
}
