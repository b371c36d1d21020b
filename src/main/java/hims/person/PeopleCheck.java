package hims.person;

import hims.platform.check.Check;
import hims.record.PeopleSql;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

@Component
class PeopleCheck implements Check {
    private static final int MOST = 100;

    private final PeopleCheckSql sql;
    private final PeopleSql record;

    PeopleCheck(PeopleCheckSql sql, PeopleSql record) {
        this.sql = sql;
        this.record = record;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String promise() {
        return "Whoever has a clinical fact is in the registry";
    }

    @Override
    public List<String> faults() {
        return IntStream.range(0, PeopleSql.buckets())
                .mapToObj(record::ofBucket)
                .flatMap(people -> sql.missing(people).stream())
                .limit(MOST)
                .map(id -> "Nobody in the registry is " + id + ", of whom there are facts")
                .toList();
    }
}
