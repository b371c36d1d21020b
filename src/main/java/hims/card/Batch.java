package hims.card;

import hims.access.UnitId;
import hims.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Cards that are printed together.
 *
 * @param cards how many it took in
 * @param rendered how many have signed codes that were read back
 * @param failed how many could not be made and come again with a later batch
 * @param countedBy who counted blanks and cards; another person confirms
 * @param tracking of the carrier; empty until it was sent
 */
public record Batch(
        BatchId id,
        UnitId centre,
        Wanted wanted,
        BatchState state,
        Instant openedAt,
        int cards,
        int rendered,
        int failed,
        @Nullable UserId countedBy,
        int good,
        int spoiled,
        String tracking) {

    /**
     * What a batch takes in and what is printed of it.
     *
     * @param pin postal code of the holders; empty for all
     * @param camp where the cards were asked for; empty for all
     * @param letters whether each card goes by post
     */
    public record Wanted(CardForm form, PaperLayout.Name layout, String pin, String camp, boolean letters) {
        static Wanted of(CardForm form) {
            var layout = form == CardForm.STICKERS ? PaperLayout.Name.STICKERS : PaperLayout.Name.SHEET;
            return new Wanted(form, layout, "", "", false);
        }
    }

    public CardForm form() {
        return wanted.form();
    }
}
