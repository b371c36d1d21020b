package hims.card;

import static hims.card.CardProblem.PRINT_NOT_READABLE;

import hims.card.code.CardSigner;
import hims.card.code.EmergencyCode;
import hims.card.code.EmergencyCut;
import hims.card.code.EmergencyRanking;
import hims.card.code.EmergencyRecord;
import hims.card.code.ServiceCode;
import hims.card.code.ServiceToken;
import hims.card.code.ServiceToken.Flag;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs the texts of a card's codes; what it gives has passed the print gate, which draws and reads each once (CARD-17). */
@Component
class CardCodes {

    /** Every facility stands in this zone. */
    static final ZoneId CITY = ZoneId.of("Asia/Kolkata");

    /** Emergency content ages: a printed code ends after a year, whatever the card (house value). */
    private static final Period EMERGENCY_CODE_LASTS = Period.ofYears(1);

    private static final int ADULT = 18;
    private static final int TRIES = 4;

    private final SigningKeys keys;
    private final PrintGate gate;
    private final EmergencyRanking ranking;
    private final Clock clock;
    private final String host;

    CardCodes(
            SigningKeys keys,
            PrintGate gate,
            EmergencyRanking ranking,
            Clock clock,
            @Value("${hims.card.host:card.delhi.example}") String host) {
        this.keys = keys;
        this.gate = gate;
        this.ranking = ranking;
        this.clock = clock;
        this.host = host.toLowerCase(Locale.ROOT);
    }

    String service(Card card, Holder holder) {
        var token = new ServiceToken(
                card.serial(),
                card.healthId(),
                card.issuedOn(),
                card.expiresOn(),
                flags(card, holder),
                holder.birthYear(),
                holder.sex(),
                holder.name());
        CardSigner signer = keys.signer(KeyPurpose.SERVICE);
        return readable(() -> ServiceCode.text(token, host, signer), gate::passesService);
    }

    /** The text of the emergency code with all that fits, and what had to be left out. */
    EmergencyCut.Outcome<String> emergency(Card card, EmergencyRecord record) {
        CardSigner signer = keys.signer(KeyPurpose.EMERGENCY);
        Instant now = clock.instant();
        Instant until = endOf(card.issuedOn().plus(EMERGENCY_CODE_LASTS));
        return EmergencyCut.fit(record, ranking, kept -> {
            var code = new EmergencyCode(host, now, until, card.serial(), kept);
            Supplier<String> text = () -> EmergencyCode.page(host) + "#" + code.sign(signer);
            boolean fits = PrintGate.drawEmergency(text.get()).isPresent();
            return fits ? Optional.of(readable(text, gate::passesEmergency)) : Optional.empty();
        });
    }

    /** One picture in some hundreds cannot be read back; a new signature draws another. @throws Rejected PRINT_NOT_READABLE */
    private static String readable(Supplier<String> signed, Predicate<String> passes) {
        return Stream.generate(signed)
                .limit(TRIES)
                .filter(passes)
                .findFirst()
                .orElseThrow(() -> new Rejected(PRINT_NOT_READABLE));
    }

    private static Set<Flag> flags(Card card, Holder holder) {
        var flags = EnumSet.noneOf(Flag.class);
        if (card.kind() == CardKind.TEMPORARY) {
            flags.add(Flag.TEMPORARY);
        }
        if (holder.birthYear() > card.issuedOn().getYear() - ADULT) {
            flags.add(Flag.CHILD);
        }
        if (card.emergencyCode()) {
            flags.add(Flag.EMERGENCY_CODE);
        }
        return flags;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CITY).toInstant();
    }
}
