package hims.card;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cards as they lie on the pages of one file.
 *
 * @param style everything the page needs, typefaces inside
 */
public record CardPaper(String style, PaperLayout layout, List<CardSheet> cards) {

    public CardPaper {
        cards = List.copyOf(cards);
    }

    /** The cards of each page; behind each front page comes its back. */
    public List<List<CardSheet>> leaves() {
        int each = layout.pieces();
        return IntStream.range(0, (cards.size() + each - 1) / each)
                .mapToObj(leaf -> cards.subList(leaf * each, Math.min(cards.size(), (leaf + 1) * each)))
                .toList();
    }

    /** Stickers: as many of one as the sheet holds. */
    public List<CardSheet> fill(CardSheet card) {
        return Collections.nCopies(layout.pieces(), card);
    }

    public String marks() {
        return layout.marks();
    }

    public String viewBox() {
        return "0 0 " + layout.pageWidth() + " " + layout.pageHeight();
    }
}
