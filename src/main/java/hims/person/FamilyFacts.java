package hims.person;

/** Who belongs to a person and with whom she lives, both as their own pages show them. */
public record FamilyFacts(FamilyPage family, HouseholdPage household) {}
