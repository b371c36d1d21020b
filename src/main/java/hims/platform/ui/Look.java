package hims.platform.ui;

/**
 * One reading of a citizen's record, as she sees it.
 *
 * @param emergency the words for an emergency opening; empty for a usual one
 */
public record Look(String when, String who, String saw, String why, String emergency) {}
