package hims.terminology;

/** @param words as shown to people: {@code mL} is "mL" and "मिली" */
public record Unit(String ucum, Words words) {}
