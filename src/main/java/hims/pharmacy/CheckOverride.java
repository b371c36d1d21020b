package hims.pharmacy;

/**
 * A finding that someone has read and goes on against.
 *
 * @param line its place in the order, from 0
 * @param rule what {@link Finding#rule()} says
 */
public record CheckOverride(int line, String rule, OverrideReason reason, String note) {
    boolean answers(Finding finding) {
        return finding.line() == line && finding.rule().equals(rule);
    }
}
