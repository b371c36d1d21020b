package hims.card;

import hims.card.code.EmergencyRanking;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardConfiguration {

    @Bean
    EmergencyRanking emergencyRanking(EmergencyTerms terms) {
        return terms.ranking();
    }
}
