package hims.org;

/** What a unit is. A counter is a place where people stand in line; a store holds stock. */
public enum UnitKind {
    FACILITY,
    DEPARTMENT,
    STORE,
    ROOM,
    COUNTER
}
