package hims.scheduling;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.AtDeath;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * One who has died is called nowhere any more, today or later (PER-34). A service that has begun is ended by who gives it.
 */
@Component
class TokensAtDeath implements AtDeath {
    private final TokenSql tokens;
    private final TokenIssuing issuing;

    TokensAtDeath(TokenSql tokens, TokenIssuing issuing) {
        this.tokens = tokens;
        this.issuing = issuing;
    }

    @Override
    public void died(PersonId person, Actor by) {
        tokens.standing(person).stream()
                .map(tokens::lock)
                .flatMap(Optional::stream)
                .filter(token -> token.progress().state().canBecome(TokenState.CANCELLED))
                .forEach(token -> issuing.withdraw(token, by));
    }
}
