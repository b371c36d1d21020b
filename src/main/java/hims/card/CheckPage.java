package hims.card;

import hims.card.PublicCheck.Answer;
import hims.card.PublicCheck.Real;
import java.util.Optional;

/** The public page of one card. */
public record CheckPage(Answer answer) {

    public Optional<Real> real() {
        return answer instanceof Real real ? Optional.of(real) : Optional.empty();
    }

    public boolean good() {
        return answer instanceof Real real && real.state() == CardState.ACTIVE;
    }
}
