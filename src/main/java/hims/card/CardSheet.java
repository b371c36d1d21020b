package hims.card;

import hims.card.PrintedBack.Section;
import hims.platform.qr.CodeImage;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The printable page of a card. */
public record CardSheet(CardPrinting.Sheet sheet, String facilityEn, String facilityHi) {

    /** One row of the back: the key of its label and what stands there. */
    public record Line(String key, Section section) {}

    CardId id() {
        return sheet.card().id();
    }

    public PrintedCard card() {
        return sheet.fields();
    }

    public @Nullable PrintedBack back() {
        return sheet.fields().back();
    }

    public int copy() {
        return sheet.copy();
    }

    public Instant printedAt() {
        return sheet.printedAt();
    }

    public CodeImage code() {
        return sheet.code();
    }

    public CodeImage bars() {
        return sheet.bars();
    }

    public CodeImage emergencyCode() {
        return Objects.requireNonNull(sheet.emergencyCode(), "a back has a code");
    }

    public String healthId() {
        return sheet.card().healthId().grouped();
    }

    public String serial() {
        return sheet.card().serial().grouped();
    }

    public String facility(Frame frame) {
        return frame.language() == Language.HI ? facilityHi : facilityEn;
    }

    /** Empty when not even the year is known. */
    public String born(Frame frame) {
        if (card().bornOn() != null) {
            return frame.show().date(card().bornOn());
        }
        return card().birthYear() == 0
                ? ""
                : frame.textIn(Language.EN, "card.born.about", String.valueOf(card().birthYear()));
    }

    public String sexKey() {
        return "card.sex." + card().sex();
    }

    public String kindKey() {
        return "card.kind." + card().kind();
    }

    public String kinKey() {
        return "card.kin." + Objects.requireNonNull(card().kin()).relation();
    }

    public String stateKey(Section section) {
        return "card.state." + section.state();
    }

    /** The rows below the allergies; one the holder left out is not shown at all. */
    public List<Line> lines() {
        PrintedBack back = Objects.requireNonNull(back());
        return Stream.of(
                        new Line("card.blood-group", back.bloodGroup()),
                        new Line("card.conditions", back.conditions()),
                        new Line("card.medicines", back.medicines()),
                        new Line("card.devices", back.devices()))
                .filter(line -> line.section().state() != PrintedBack.State.LEFT_OUT)
                .toList();
    }
}
