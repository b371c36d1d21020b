package hims.supply;

import hims.access.UnitId;

/** Usable stock of an item came to a store. */
public record StockArrived(UnitId store, ItemId item) {}
