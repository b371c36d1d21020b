package hims.card;

import hims.card.code.EmergencyCode;
import hims.card.code.ScannedText;
import hims.card.code.ScannedText.ForeignCode;
import hims.card.code.ServiceCode;
import hims.platform.Finder;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cards in the search box of every page (UI-3). The page it leads to asks for authority and logs the reading. */
@Component
class CardFinder implements Finder {

    static final String FORGED = "forged";
    static final String UNREADABLE = "unreadable";

    private final CardSql sql;
    private final SigningKeys keys;

    CardFinder(CardSql sql, SigningKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    @Override
    public Optional<String> find(String typed) {
        return switch (ScannedText.of(typed)) {
            case ScannedText.Service(String base32) -> Optional.of(service(base32));
            case ScannedText.Emergency(String base32) -> Optional.of(emergency(base32));
            case ScannedText.Serial(CardSerial serial) -> sql.find(serial).map(CardFinder::path);
            case ScannedText.Foreign foreign
            when foreign.kind() != ForeignCode.UNKNOWN -> Optional.of("/card/scan/" + foreign.kind());
            case ScannedText.Foreign _,
                    ScannedText.Abha _,
                    ScannedText.HealthNumber _,
                    ScannedText.WrongNumber _,
                    ScannedText.Other _ -> Optional.empty();
        };
    }

    private String service(String base32) {
        return switch (ServiceCode.read(base32, keys)) {
            case ServiceCode.Genuine genuine -> known(genuine.token().serial());
            case ServiceCode.Forged _ -> "/card/scan/" + FORGED;
            case ServiceCode.Unreadable _ -> "/card/scan/" + UNREADABLE;
        };
    }

    private String emergency(String base32) {
        return switch (EmergencyCode.read(base32, keys)) {
            case EmergencyCode.Genuine(EmergencyCode code) -> known(code.serial());
            case EmergencyCode.Forged _ -> "/card/scan/" + FORGED;
            case EmergencyCode.Unreadable _ -> "/card/scan/" + UNREADABLE;
        };
    }

    private String known(CardSerial serial) {
        return sql.find(serial).map(CardFinder::path).orElse("/card/scan");
    }

    private static String path(Card card) {
        return "/card/" + card.id() + "/scanned";
    }
}
