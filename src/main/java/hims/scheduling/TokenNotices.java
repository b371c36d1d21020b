package hims.scheduling;

import org.springframework.stereotype.Component;

/** Tells the person her number, place in line and estimate by message; the slip alone suffices (SCH-37). */
@Component
class TokenNotices {
    void issued(Token token, Position position) {}
}
