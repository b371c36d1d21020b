package hims.access;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The units that decisions and the frame of each page name; {@code org} owns them and writes them here. */
@Service
public class Units {
    private final AccessSql sql;

    Units(AccessSql sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("module org, which has checked the change of the unit")
    public void put(UnitId unit, UnitId facility, String english, String hindi) {
        sql.putUnit(unit, facility, english, hindi);
    }
}
