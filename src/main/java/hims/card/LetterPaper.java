package hims.card;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Letters that carry cards to their holders, one page each. */
public record LetterPaper(String style, List<Letter> letters) {

    public LetterPaper {
        letters = List.copyOf(letters);
    }

    /**
     * @param address lines below the name, as the post reads them
     * @param healthCard the SMART Health Card the holder has asked for; null for none
     */
    public record Letter(CardSheet card, List<String> address, HealthCards.@Nullable Shown healthCard) {
        public Letter {
            address = List.copyOf(address);
        }

        Letter without(Set<CardId> refused) {
            return refused.contains(card.id()) ? new Letter(card, address, null) : this;
        }
    }
}
