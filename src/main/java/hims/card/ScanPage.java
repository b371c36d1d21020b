package hims.card;

import hims.card.CardReading.AbhaQr;
import hims.card.CardReading.Forged;
import hims.card.CardReading.Found;
import hims.card.CardReading.NobodyHas;
import hims.card.CardReading.NotOurs;
import hims.card.CardReading.UnknownSerial;
import hims.card.CardReading.Unreadable;
import hims.card.CardReading.Words;
import hims.card.CardReading.WrongNumber;
import hims.card.code.AbhaProfile;
import hims.platform.ui.Alert;
import hims.platform.web.Frame;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scan page, with what the last scan was when it led to nobody. */
public record ScanPage(@Nullable CardReading last) {

    static ScanPage empty() {
        return new ScanPage(null);
    }

    static ScanPage of(CardReading reading) {
        return new ScanPage(reading);
    }

    public Optional<Alert> alert(Frame frame) {
        return Optional.ofNullable(last).map(reading -> alert(reading, frame));
    }

    /** The holder's name of an ABHA card, to search with. */
    public String abhaName() {
        return last instanceof AbhaQr(AbhaProfile profile) ? profile.name() : "";
    }

    private static Alert alert(CardReading reading, Frame frame) {
        return switch (reading) {
            case Forged _ -> Alert.stop(frame.text("card.read.forged") + ".", frame.text("card.read.forged.next"));
            case WrongNumber wrong ->
                Alert.warning(
                        frame.text("card.read.wrong") + ".",
                        frame.text(key(wrong.mistake().name())));
            case NobodyHas _ -> warning(frame, "card.read.nobody");
            case UnknownSerial _ -> warning(frame, "card.read.serial");
            case Unreadable _ -> warning(frame, "card.read.unreadable");
            case Words _ -> warning(frame, "card.read.words");
            case NotOurs foreign ->
                Alert.info(
                        frame.text("card.read.not-ours", frame.text("card.kind-of." + foreign.kind())) + ".",
                        frame.text("card.read.not-ours.next"));
            case AbhaQr abha ->
                Alert.info(
                        frame.text("card.read.abha", abha.profile().name()) + ".", frame.text("card.read.abha.next"));
            case Found _ -> throw new IllegalStateException("who is found is opened");
        };
    }

    private static Alert warning(Frame frame, String key) {
        return Alert.warning(frame.text(key) + ".", frame.text(key + ".next"));
    }

    private static String key(String mistake) {
        return "health-id." + mistake.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
