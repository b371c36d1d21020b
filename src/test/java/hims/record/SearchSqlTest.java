package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.Criterion.AmountTest;
import hims.record.Criterion.CodeTest;
import hims.record.Criterion.Prefix;
import hims.record.Criterion.TimeTest;
import hims.record.Criterion.UriMode;
import hims.record.Criterion.WordMode;
import hims.world.DatabaseTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Statements put together for a search keep the laws of all statements. */
@DatabaseTest
class SearchSqlTest {
    private static final SearchParameters ALL = SearchParameters.shipped();
    private static final PersonId SUNITA = new PersonId(Ids.next());
    private static final Instant NOW = Instant.parse("2026-03-03T04:00:00Z");

    private final DataSource database;

    SearchSqlTest(DataSource database) {
        this.database = database;
    }

    @ParameterizedTest
    @EnumSource(SearchOrder.class)
    void every_criterion_of_every_parameter_in_every_order_is_a_statement_the_database_understands(SearchOrder order)
            throws SQLException {
        var position = new SearchPosition(NOW, (short) 7, Ids.next());
        try (var connection = database.getConnection()) {
            for (var type : List.of(ResourceType.OBSERVATION, ResourceType.PATIENT, ResourceType.ENCOUNTER)) {
                for (var criterion : criteria(type).toList()) {
                    var request = new SearchRequest(
                            type, List.of(criterion), SearchScope.everybody(Clearance.NONE), order, position, NOW, 20);
                    var statement = statement(request);
                    try (var prepared = connection.prepareStatement(statement)) {
                        assertThat(prepared.getParameterMetaData().getParameterCount())
                                .isPositive();
                    }
                }
            }
        }
    }

    @Test
    void a_search_for_somebody_names_the_bucket() {
        var person = new PersonId(Ids.next());
        var scope = SearchScope.everybody(Clearance.NONE);
        criteria(ResourceType.OBSERVATION).forEach(criterion -> {
            var byParameter = List.of(criterion, new Criterion.OfPersons(Set.of(person)));
            assertThat(statement(SearchRequest.of(ResourceType.OBSERVATION, byParameter, scope, 20)))
                    .contains("bucket = ");
            assertThat(statement(SearchRequest.of(
                            ResourceType.OBSERVATION, List.of(criterion), scope.of(Set.of(person)), 20)))
                    .contains("bucket = ");
        });
    }

    private static String statement(SearchRequest request) {
        var conditions = new SearchConditions(request, ALL);
        return NamedParameterUtils.substituteNamedParameters(
                SearchSql.statement(request, conditions), conditions.row());
    }

    private static Stream<Criterion> criteria(ResourceType type) {
        return Stream.concat(
                Stream.of(
                        new Criterion.Ids(Set.of(Ids.next())),
                        new Criterion.OfPersons(Set.of(SUNITA, new PersonId(Ids.next()))),
                        new Criterion.Updated(List.of(new TimeTest(Prefix.GE, NOW, NOW.plusSeconds(1))))),
                ALL.of(type).stream().flatMap(SearchSqlTest::criteria));
    }

    private static Stream<Criterion> criteria(SearchParameter parameter) {
        return switch (parameter.kind()) {
            case TOKEN ->
                Stream.of(
                        new Criterion.Codes(parameter, List.of(new CodeTest("s", "c"))),
                        new Criterion.Not(new Criterion.Codes(
                                parameter, List.of(new CodeTest(null, "c"), new CodeTest("s", "d")))),
                        new Criterion.CodeWords(parameter, List.of("x")));
            case REFERENCE ->
                Stream.of(
                        new Criterion.References(parameter, Set.of("Patient/1", "urn:x")),
                        new Criterion.ReferenceIdentifiers(parameter, List.of(new CodeTest(null, "1"))));
            case STRING ->
                Stream.of(WordMode.values()).map(mode -> new Criterion.Words(parameter, mode, List.of("a%", "b")));
            case DATE ->
                Stream.of(Prefix.values())
                        .map(prefix ->
                                new Criterion.Times(parameter, List.of(new TimeTest(prefix, NOW, NOW.plusSeconds(1)))));
            case QUANTITY, NUMBER ->
                Stream.of(Prefix.values())
                        .map(prefix -> new Criterion.Amounts(
                                parameter,
                                List.of(new AmountTest(
                                        prefix, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TEN, null, ""))));
            case URI -> Stream.of(UriMode.values()).map(mode -> new Criterion.Uris(parameter, mode, List.of("urn:x")));
            case COMPOSITE, SPECIAL -> Stream.of(new Criterion.Missing(parameter, true));
        };
    }
}
