package hims.card;

import hims.card.LetterPaper.Letter;
import hims.platform.pdf.PdfPages;
import hims.platform.qr.CodeReader;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The last look before paper (CARD-17): the finished PDF is drawn as a printer would, each code on it is read by a decoder that
 * is not the encoder, compared with what was meant, and its signature verified.
 */
@Component
class RenderedGate {

    private final PrintGate gate;

    RenderedGate(PrintGate gate) {
        this.gate = gate;
    }

    /** Cards on sheets or alone: those whose front or back cannot be read, or stands in another card's place. */
    Set<CardId> refusedCards(byte[] pdf, CardPaper paper) {
        var refused = new HashSet<CardId>();
        try (var pages = new PdfPages(pdf)) {
            List<List<CardSheet>> leaves = paper.leaves();
            check(pages, 2 * leaves.size());
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                List<CardSheet> cards = leaves.get(leaf);
                var front = new Side(pages, 2 * leaf, paper.layout(), false);
                var back = new Side(pages, 2 * leaf + 1, paper.layout(), true);
                for (int n = 0; n < cards.size(); n++) {
                    if (!isGoodFront(front, n, cards.get(n)) || !isGoodBack(back, n, cards.get(n))) {
                        refused.add(cards.get(n).id());
                    }
                }
            }
        }
        return refused;
    }

    /** A sheet of stickers each: all of them must be read. */
    Set<CardId> refusedStickers(byte[] pdf, CardPaper paper) {
        var refused = new HashSet<CardId>();
        try (var pages = new PdfPages(pdf)) {
            check(pages, paper.cards().size());
            for (int page = 0; page < paper.cards().size(); page++) {
                CardSheet card = paper.cards().get(page);
                var sheet = new Side(pages, page, paper.layout(), false);
                for (int n = 0; n < paper.layout().pieces(); n++) {
                    if (!isGood(sheet, n, card.card().code())) {
                        refused.add(card.id());
                    }
                }
            }
        }
        return refused;
    }

    /** The letters whose SMART Health Card cannot be read. */
    Set<CardId> refusedLetters(byte[] pdf, LetterPaper paper) {
        var refused = new HashSet<CardId>();
        try (var pages = new PdfPages(pdf)) {
            check(pages, paper.letters().size());
            for (int page = 0; page < paper.letters().size(); page++) {
                Letter letter = paper.letters().get(page);
                HealthCards.Shown health = letter.healthCard();
                var sheet = new Side(pages, page, PaperLayout.LETTER, false);
                if (health != null && !sheet.reads(0, CodeReader::readQr, health.text())) {
                    refused.add(letter.card().id());
                }
            }
        }
        return refused;
    }

    private boolean isGoodFront(Side front, int n, CardSheet card) {
        return isGood(front, n, card.card().code())
                && front.reads(n, CodeReader::readBars, card.card().healthId());
    }

    private boolean isGoodBack(Side back, int n, CardSheet card) {
        return card.back() == null || isGood(back, n, card.back().code());
    }

    private boolean isGood(Side side, int n, String meant) {
        return gate.isGenuine(meant) && side.reads(n, CodeReader::readQr, meant);
    }

    /** One side of a sheet; drawn finer only where the decoder misses a code, as it does with one clean code in some hundred. */
    private static final class Side {
        private static final int[] PRINTERS = {300, 600};

        private final PdfPages pages;
        private final int page;
        private final PaperLayout layout;
        private final boolean turned;
        private final Map<Integer, BufferedImage> drawn = new HashMap<>();

        Side(PdfPages pages, int page, PaperLayout layout, boolean turned) {
            this.pages = pages;
            this.page = page;
            this.layout = layout;
            this.turned = turned;
        }

        boolean reads(int n, Function<BufferedImage, Optional<String>> decoder, String meant) {
            for (int dpi : PRINTERS) {
                Optional<String> read = decoder.apply(piece(n, dpi));
                if (read.isPresent()) {
                    return read.get().equals(meant);
                }
            }
            return false;
        }

        private BufferedImage piece(int n, int dpi) {
            double left = turned ? layout.leftOfBack(n) : layout.leftOf(n);
            BufferedImage sheet = drawn.computeIfAbsent(dpi, resolution -> pages.raster(page, resolution));
            return PdfPages.cut(sheet, dpi, left, layout.topOf(n), layout.width(), layout.height());
        }
    }

    private static void check(PdfPages pages, int meant) {
        if (pages.count() != meant) {
            throw new IllegalStateException(pages.count() + " pages were made, not " + meant);
        }
    }
}
