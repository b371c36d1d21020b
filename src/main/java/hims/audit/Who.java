package hims.audit;

import java.util.UUID;

/**
 * The acting person as the log keeps her: plain values, so that the log needs no other table to be read.
 *
 * @param session a hash of the session's id, never the id itself
 * @param network the remote address
 * @param purpose HL7 PurposeOfUse code, for example TREAT, ETREAT, HOPERAT, PATRQT
 */
public record Who(
        UUID actor, String name, String role, UUID facility, String session, String network, String purpose) {}
