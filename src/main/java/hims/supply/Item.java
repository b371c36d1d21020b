package hims.supply;

/**
 * What stores keep of a medicine, counted in its dispensed unit: a tablet, a bottle, a tube, never a part of one.
 *
 * @param medicine code in {@code terminology}, which knows names, strength and form
 * @param packSize units in one strip or box
 */
public record Item(ItemId id, String medicine, int packSize) {}
