package hims.audit;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditSql {
    private static final String APPEND = """
            insert into audit.event (action, outcome, actor, actor_name, role, facility, session, network, purpose,
                object_type, object_id, patient, detail)
            select action, outcome, actor, actor_name, role, facility, session, network, purpose,
                object_type, object_id, patient, detail::jsonb
            from unnest(:actions::text[], :outcomes::text[], :actors::uuid[], :names::text[], :roles::text[],
                :facilities::uuid[], :sessions::text[], :networks::text[], :purposes::text[],
                :types::text[], :ids::text[], :patients::uuid[], :details::text[])
                as e(action, outcome, actor, actor_name, role, facility, session, network, purpose,
                    object_type, object_id, patient, detail)
            """;

    private static final String OF_PATIENT = """
            select seq, at, action, outcome, actor, coalesce(actor_name, '') as actor_name, role, facility, purpose, object_type,
                object_id, patient
            from audit.event
            where patient = :patient and seq < :before
            order by seq desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(List<AuditEntry> entries) {
        jdbc.sql(APPEND)
                .param("actions", texts(entries, e -> e.action().name()))
                .param("outcomes", texts(entries, e -> e.outcome().name()))
                .param("actors", ids(entries, e -> e.by().actor()))
                .param("names", texts(entries, e -> e.by().name()))
                .param("roles", texts(entries, e -> e.by().role()))
                .param("facilities", ids(entries, e -> e.by().facility()))
                .param("sessions", texts(entries, e -> e.by().session()))
                .param("networks", texts(entries, e -> e.by().network()))
                .param("purposes", texts(entries, e -> e.by().purpose()))
                .param("types", texts(entries, AuditEntry::objectType))
                .param("ids", texts(entries, AuditEntry::objectId))
                .param("patients", entries.stream().map(AuditEntry::patient).toArray(UUID[]::new))
                .param(
                        "details",
                        texts(entries, e -> e.detail().isEmpty() ? "{}" : json.writeValueAsString(e.detail())))
                .update();
    }

    List<AuditRow> ofPatient(UUID patient, long before, int limit) {
        return Rows.list(jdbc.sql(OF_PATIENT)
                .paramSource(Row.with("patient", patient, "before", before, "limit", limit))
                .query(AuditRow.class));
    }

    private static String[] texts(List<AuditEntry> entries, java.util.function.Function<AuditEntry, String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static UUID[] ids(List<AuditEntry> entries, java.util.function.Function<AuditEntry, UUID> part) {
        return entries.stream().map(part).toArray(UUID[]::new);
    }
}
