package hims.clinic;

import hims.terminology.Allergen;
import hims.terminology.Condition;
import hims.terminology.Medicine;
import java.util.List;

/** What the add box of the workspace holds at this moment. */
public sealed interface Adding {
    /** Nothing yet. */
    record Nothing() implements Adding {}

    /** What was found for some words: one box for diagnoses, medicines and allergies (CLIN-19). */
    record Found(String words, List<Condition> conditions, List<Medicine> medicines, List<Allergen> allergens)
            implements Adding {
        public boolean nothing() {
            return conditions.isEmpty() && medicines.isEmpty() && allergens.isEmpty();
        }
    }

    /** A medicine of which dose, route, frequency and days are asked. */
    record Line(Medicine medicine) implements Adding {}

    /** An allergy of which the reaction is asked. */
    record Allergy(Allergen allergen) implements Adding {}

    /** What Enter does in a field of the workspace. */
    default String usual() {
        return switch (this) {
            case Nothing _, Found _ -> "search";
            case Line _ -> "add-medicine";
            case Allergy _ -> "add-allergy";
        };
    }
}
