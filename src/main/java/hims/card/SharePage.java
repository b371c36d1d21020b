package hims.card;

import hims.card.Agreed.ItemKind;
import hims.card.EmergencyOffer.Item;
import hims.card.Links.Lasts;
import hims.platform.Fields;
import hims.platform.qr.CodeImage;
import hims.platform.qr.Qr;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links and the open credential of one holder. */
public record SharePage(
        Paths paths, List<Links.Shown> links, EmergencyOffer offer, HealthCards.@Nullable Shown card, Fields form) {

    private static final int LARGEST_VERSION = 20;
    private static final double MODULE_MM = 0.8;

    /** Where its forms go. */
    public record Paths(String page, String links) {}

    public List<ItemKind> kinds() {
        return Stream.of(ItemKind.values())
                .filter(kind -> !offer.of(kind).isEmpty())
                .toList();
    }

    public List<Item> of(ItemKind kind) {
        return offer.of(kind);
    }

    public Input lasts(Frame frame) {
        var options = Stream.of(Lasts.values())
                .map(one -> new Option(one.name(), frame.text("card.share.lasts." + one)))
                .toList();
        return chosen(Input.choice("lasts", frame.text("card.share.lasts"), options), Lasts.DAY, frame);
    }

    public Input views(Frame frame) {
        var options = Stream.of(ShareDesk.Views.values())
                .map(one -> new Option(one.name(), frame.text("card.share.views." + one)))
                .toList();
        return chosen(Input.choice("views", frame.text("card.share.views"), options), ShareDesk.Views.FIVE, frame);
    }

    private Input chosen(Input input, Enum<?> usual, Frame frame) {
        Input typed = input.in(form, frame);
        return typed.value().isEmpty() && !typed.wrong() ? typed.value(usual.name()) : typed;
    }

    public Chip state(Links.Shown link, Frame frame) {
        String words = frame.text("card.share.state." + link.state());
        return link.active() ? Chip.of(Tone.GREEN, "check-circle", words) : Chip.of(Tone.GREY, "clock", words);
    }

    public CodeImage code(Links.Shown link) {
        return Qr.draw(1, LARGEST_VERSION, new Qr.Bytes(link.text()))
                .orElseThrow(() -> new IllegalStateException("a link fits version 20"))
                .image(MODULE_MM);
    }
}
