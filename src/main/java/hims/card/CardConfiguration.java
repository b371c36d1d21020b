package hims.card;

import hims.card.code.EmergencyRanking;
import hims.platform.SealedFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardConfiguration {

    /** Key files, or a token where one is named. */
    @Bean
    PrivateKeys privateKeys(
            SealedFiles files,
            @Value("${hims.card.token.library:}") String library,
            @Value("${hims.card.token.slot:0}") int slot,
            @Value("${hims.card.token.pin-file:}") String pinFile) {
        var keyFiles = new KeyFiles(files);
        return library.isEmpty() ? keyFiles : new KeyToken(Path.of(library), slot, Path.of(pinFile), keyFiles);
    }

    @Bean
    EmergencyRanking emergencyRanking(EmergencyTerms terms) {
        return terms.ranking();
    }
}
