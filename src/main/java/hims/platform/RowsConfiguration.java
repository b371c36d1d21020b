package hims.platform;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows become records by themselves: ids and enums as Spring does it, and besides money, and arrays as lists. */
@Configuration(proxyBeanMethods = false)
class RowsConfiguration {
    @Bean
    JdbcClient jdbcClient(DataSource database) {
        var conversions = new DefaultConversionService();
        conversions.addConverter(Long.class, Money.class, Money::new);
        conversions.addConverter(Array.class, List.class, RowsConfiguration::list);
        return JdbcClient.create(ReadOnce.of(database), conversions);
    }

    private static List<?> list(Array array) {
        try {
            return List.of((Object[]) array.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException("An array that came with its row can be read", e);
        }
    }
}
