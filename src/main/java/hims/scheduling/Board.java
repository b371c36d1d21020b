package hims.scheduling;

import hims.access.UnitId;

/**
 * A registered board.
 *
 * @param placeEn the waiting area in which it hangs
 */
record Board(BoardId id, UnitId facility, String placeEn, String placeHi) {}
