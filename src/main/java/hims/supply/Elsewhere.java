package hims.supply;

import hims.access.UnitId;

/** How much of an item another store could give now. */
public record Elsewhere(UnitId store, long usable) {}
