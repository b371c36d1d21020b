package hims.fhir;

import hims.fhir.Rendered.By;
import hims.record.FhirJson;
import hims.record.ResourceType;
import hims.terminology.Medicine;
import hims.terminology.Medicine.Ingredient;
import hims.terminology.Medicines;
import hims.terminology.Systems;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Medications, from the list of medicines that {@code terminology} owns; the id is the code of the list. */
@Component
class MedicineResources implements Offers {
    private final Medicines medicines;

    MedicineResources(Medicines medicines) {
        this.medicines = medicines;
    }

    @Override
    public void offer(Interactions.Table table) {
        new Rendered<Medicine>(
                        ResourceType.MEDICATION,
                        _ -> medicines.all().stream(),
                        Medicine::code,
                        MedicineResources::medication,
                        List.of(
                                new By<Medicine>("code", "token", MedicineResources::isCoded),
                                new By<Medicine>("identifier", "token", MedicineResources::isCoded),
                                new By<Medicine>("form", "token", MedicineResources::isForm),
                                new By<Medicine>("ingredient-code", "token", MedicineResources::contains)))
                .offer(table);
    }

    private static boolean isCoded(Medicine medicine, String asked) {
        return Rendered.token(Systems.MEDICINE, medicine.code(), asked);
    }

    private static boolean isForm(Medicine medicine, String asked) {
        return Rendered.token(Systems.DOSE_FORM, medicine.form().code(), asked);
    }

    private static boolean contains(Medicine medicine, String asked) {
        return medicine.ingredients().stream()
                .anyMatch(
                        one -> Rendered.token(Systems.SUBSTANCE, one.substance().code(), asked));
    }

    private static ObjectNode medication(Medicine medicine) {
        var resource = Json.resource("Medication").put("id", medicine.code());
        resource.putArray("identifier")
                .addObject()
                .put("system", Systems.MEDICINE)
                .put("value", medicine.code());
        resource.set(
                "code",
                concept(Systems.MEDICINE, medicine.code(), medicine.name().en()));
        resource.put("status", "active");
        resource.set(
                "form",
                concept(
                        Systems.DOSE_FORM,
                        medicine.form().code(),
                        medicine.form().name().en()));
        medicine.ingredients()
                .forEach(one -> resource.withArrayProperty("ingredient").add(ingredient(one)));
        return resource;
    }

    /** The strength as people write it: 125 mg/5 mL. */
    private static ObjectNode ingredient(Ingredient one) {
        var substance = one.substance();
        var item = concept(Systems.SUBSTANCE, substance.code(), substance.name().en());
        var strength = one.strength();
        if (strength != null) {
            item.put("text", substance.name().en() + " " + strength);
        }
        return Json.object().set("itemCodeableConcept", item);
    }

    private static ObjectNode concept(String system, String code, String display) {
        var concept = FhirJson.text(display);
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
        return concept;
    }
}
