package hims.person;

/**
 * A number that others gave to a person, kept as it was stated: an ABHA number, a number of another hospital.
 *
 * @param system who gave it, as an address; "" when that was not said
 */
public record Identifier(String system, String value) {}
