package hims.record;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration {
    @Bean
    SearchParameters searchParameters() {
        return SearchParameters.shipped();
    }
}
