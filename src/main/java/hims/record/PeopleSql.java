package hims.record;

import hims.access.OpenTo;
import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** About whom there are facts: ids alone, for the check that everybody is in the registry. */
@Repository
public class PeopleSql {
    private static final String OF_BUCKET = """
            select distinct pid from record.resource where bucket = :bucket and pid is not null order by pid
            """;

    private final JdbcClient jdbc;

    PeopleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static int buckets() {
        return Buckets.COUNT;
    }

    @OpenTo("the check of stored rows, which nobody reads a record by")
    public List<UUID> ofBucket(int bucket) {
        return Rows.list(
                jdbc.sql(OF_BUCKET).paramSource(Row.with("bucket", bucket)).query(UUID.class));
    }
}
