package hims.scheduling;

/** Why a room calls nobody for a while. */
public enum PauseReason {
    BREAK,
    WARD_ROUND,
    EMERGENCY,
    CLEANING
}
