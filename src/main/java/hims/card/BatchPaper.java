package hims.card;

import hims.card.BatchFile.Kind;
import hims.card.BatchFileSql.Claim;
import hims.card.CardPrinting.Sheet;
import hims.card.LetterPaper.Letter;
import hims.org.Org;
import hims.org.Unit;
import hims.platform.pdf.PdfPages;
import hims.platform.pdf.PdfPrinter;
import hims.platform.web.Language;
import hims.platform.web.Papers;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the PDF of some cards and reads it back. */
@Component
class BatchPaper {

    private static final List<String> STYLE =
            List.of("static/css/fonts.css", "static/css/tokens.css", "static/css/card.css", "paper/card.css");

    private final BatchSql batches;
    private final CardSql cards;
    private final PrintSql prints;
    private final Holders holders;
    private final HealthCards healthCards;
    private final Org org;
    private final Papers papers;
    private final PdfPrinter printer;
    private final RenderedGate gate;
    private final String style = Papers.style(STYLE);

    BatchPaper(
            BatchSql batches,
            CardSql cards,
            PrintSql prints,
            Holders holders,
            HealthCards healthCards,
            Org org,
            Papers papers,
            PdfPrinter printer,
            RenderedGate gate) {
        this.batches = batches;
        this.cards = cards;
        this.prints = prints;
        this.holders = holders;
        this.healthCards = healthCards;
        this.org = org;
        this.papers = papers;
        this.printer = printer;
        this.gate = gate;
    }

    /** A finished PDF, and the cards that could not be read from it; with one of them it is not good. */
    static final class Paper {
        private final byte[] pdf;
        private final int pages;
        private final Set<CardId> refused;

        private Paper(byte[] pdf, int pages, Set<CardId> refused) {
            this.pdf = pdf;
            this.pages = pages;
            this.refused = Set.copyOf(refused);
        }

        byte[] pdf() {
            return pdf;
        }

        int pages() {
            return pages;
        }

        Set<CardId> refused() {
            return refused;
        }
    }

    boolean canPrint() {
        return printer.isReady();
    }

    Paper make(Batch batch, Claim claim) {
        List<CardSheet> sheets = sheets(batch, claim);
        if (claim.kind() == Kind.LETTERS) {
            return letters(sheets);
        }
        PaperLayout layout = PaperLayout.of(batch.wanted().layout());
        var paper = new CardPaper(style + layout.css(), layout, sheets);
        boolean stickers = batch.wanted().layout() == PaperLayout.Name.STICKERS;
        byte[] pdf =
                printer.print(papers.html(stickers ? "card/paper/stickers" : "card/paper/cards", paper, Language.EN));
        return paper(pdf, stickers ? gate.refusedStickers(pdf, paper) : gate.refusedCards(pdf, paper));
    }

    /** A letter whose health card cannot be read goes without it; the holder has it in the app. */
    private Paper letters(List<CardSheet> sheets) {
        List<Letter> letters = sheets.stream()
                .map(sheet -> new Letter(
                        sheet,
                        holders.address(sheet.card().person()),
                        healthCards.carryOver(sheet.id()).orElse(null)))
                .toList();
        var paper = new LetterPaper(style + "@page { size: A4; margin: 0; }", letters);
        byte[] pdf = print(paper);
        Set<CardId> refused = gate.refusedLetters(pdf, paper);
        if (!refused.isEmpty()) {
            pdf = print(new LetterPaper(
                    paper.style(),
                    letters.stream().map(letter -> letter.without(refused)).toList()));
        }
        return paper(pdf, Set.of());
    }

    private byte[] print(LetterPaper paper) {
        return printer.print(papers.html("card/paper/letters", paper, Language.EN));
    }

    private static Paper paper(byte[] pdf, Set<CardId> refused) {
        try (var pages = new PdfPages(pdf)) {
            return new Paper(pdf, pages.count(), refused);
        }
    }

    List<CardSheet> sheets(Batch batch, Claim claim) {
        Unit centre = org.fetch(batch.centre());
        return batches.rendered(batch.id(), claim.first(), claim.last()).stream()
                .map(id -> sheet(id, centre))
                .toList();
    }

    private CardSheet sheet(CardId id, Unit centre) {
        Card card = cards.find(id).orElseThrow();
        var printed = prints.latest(id).orElseThrow();
        PrintedCard fields = printed.fields();
        PrintedBack back = fields.back();
        var sheet = new Sheet(
                card,
                fields,
                printed.copy(),
                printed.at(),
                PrintGate.drawService(fields.code()).orElseThrow(),
                PrintGate.drawBars(fields.healthId()),
                back == null ? null : PrintGate.drawEmergency(back.code()).orElseThrow());
        return new CardSheet(sheet, centre.nameEn(), centre.nameHi());
    }
}
