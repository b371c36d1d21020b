package hims.record;

import hims.access.OpenTo;
import hims.access.PersonId;
import org.springframework.stereotype.Service;

/** How much stands under one id: for the officer who decides whether two are one person. */
@Service
@OpenTo("module person, which has asked for the right to merge; a number, no fact")
public class PersonFacts {
    private final FactSql sql;

    PersonFacts(FactSql sql) {
        this.sql = sql;
    }

    /** Facts written under this very id, her Patient apart. */
    public int count(PersonId person) {
        return sql.count(person);
    }
}
