package hims.terminology;

/** The code lists as the program holds them, without the program. */
final class Lists {
    static final Conditions CONDITIONS = new Conditions();
    static final ObservationTypes OBSERVATIONS = new ObservationTypes();
    static final Units UNITS = new Units();
    static final Dosing DOSING = new Dosing();
    static final Substances SUBSTANCES = new Substances();
    static final Medicines MEDICINES = new Medicines(SUBSTANCES, DOSING);
    static final Allergens ALLERGENS = new Allergens(SUBSTANCES);
    static final DrugKnowledge DRUGS = new DrugKnowledge(ALLERGENS, SUBSTANCES);
    static final ShortNames SHORT_NAMES = new ShortNames();

    private Lists() {}

    /** The first hit for what a doctor types. */
    static Medicine medicine(String typed) {
        return MEDICINES.search(typed, 1).getFirst();
    }
}
