package hims.access;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows here that name a patient, for {@code person} when two records become one or two again. A care relationship has no id of
 * its own: its key is facility, basis and source.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@OpenTo("module person, which has asked for the right to merge and logs the merge")
public class CareRows {
    public static final String RELATION = "relation";
    public static final String OPENING = "opening";
    private final CareRowsSql sql;

    CareRows(CareRowsSql sql) {
        this.sql = sql;
    }

    public int relations(PersonId patient) {
        return sql.relations(patient);
    }

    public int openings(PersonId patient) {
        return sql.openings(patient);
    }

    /** One that the other patient has as well stays. @return the keys of those that moved */
    public List<String> moveRelations(PersonId from, PersonId to) {
        return sql.moveRelations(from, to);
    }

    public List<String> moveOpenings(PersonId from, PersonId to) {
        return sql.moveOpenings(from, to);
    }

    public int putRelations(Collection<String> keys, PersonId from, PersonId to) {
        return sql.putRelations(keys, from, to);
    }

    public int putOpenings(Collection<String> keys, PersonId from, PersonId to) {
        return sql.putOpenings(keys, from, to);
    }
}
