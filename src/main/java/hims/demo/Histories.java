package hims.demo;

import hims.access.Actor;
import hims.access.PersonId;
import hims.org.Facility;
import hims.org.Org;
import hims.org.Unit;
import hims.person.Sex;
import hims.platform.Ids;
import hims.record.AllergyFact;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.Draft;
import hims.record.EncounterFact;
import hims.record.MedicationRequestFact;
import hims.record.ObservationFact;
import hims.record.ObservationFact.Category;
import hims.record.ObservationFact.Value;
import hims.record.Occasion;
import hims.record.ResourceId;
import hims.record.VitalsFact;
import hims.record.VitalsFact.Reading;
import hims.terminology.Allergens;
import hims.terminology.Conditions;
import hims.terminology.Dosing;
import hims.terminology.Medicines;
import hims.terminology.Systems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two years of visits of one resident, as the hospitals would have recorded them. */
final class Histories {
    private static final int TWO_YEARS = 730;
    private static final int DAYS_A_YEAR = 365;
    private static final Duration VISIT = Duration.ofMinutes(35);

    private final Org org;
    private final Conditions conditions;
    private final Medicines medicines;
    private final Allergens allergens;
    private final Dosing dosing;
    private final Dice dice;
    private final Instant now;
    private final List<Illness> illnesses = Illness.all();
    private final List<Facility> hospitals;

    Histories(
            Org org,
            Conditions conditions,
            Medicines medicines,
            Allergens allergens,
            Dosing dosing,
            Dice dice,
            Instant now) {
        this.org = org;
        this.conditions = conditions;
        this.medicines = medicines;
        this.allergens = allergens;
        this.dosing = dosing;
        this.dice = dice;
        this.now = now;
        this.hospitals = org.facilities().stream()
                .filter(facility -> org.find(facility.code() + "/MED-OPD").isPresent())
                .toList();
    }

    /** Facts of one resident, oldest first. */
    List<Draft> of(Resident who) {
        var facts = new ArrayList<Draft>();
        var usual = dice.one(hospitals);
        var lasting = lasting(who);
        var known = new HashSet<String>();
        var visits = lasting.isEmpty() ? dice.between(0, 4) : dice.between(3, 9);
        var day = Math.min(TWO_YEARS, who.age() * DAYS_A_YEAR); // nobody was ill before she was born
        var weight = weight(who);
        for (var n = 0; n < visits && day > 3; n++) {
            day -= dice.between(1, Math.max(2, day * 2 / Math.max(1, visits - n)));
            var illness = !lasting.isEmpty() && dice.percent(65) ? dice.one(lasting) : acute(who);
            if (day > 2) {
                visit(facts, who, dice.percent(80) ? usual : dice.one(hospitals), illness, day, weight, known);
            }
        }
        follow(facts, who, usual, weight, known);
        if (!facts.isEmpty()) {
            background(facts, who, usual);
        }
        return facts;
    }

    /** What is known beforehand was followed up in the last weeks. */
    private void follow(List<Draft> facts, Resident who, Facility usual, double weight, Set<String> known) {
        var day = 3;
        for (var illness : who.known().illnesses().isEmpty() ? List.<Illness>of() : lasting(who)) {
            visit(facts, who, usual, illness, day += 6, weight, known);
        }
    }

    private List<Illness> lasting(Resident who) {
        if (!who.known().illnesses().isEmpty()) {
            return illnesses.stream()
                    .filter(illness -> who.known().illnesses().contains(illness.icd10()))
                    .toList();
        }
        return illnesses.stream()
                .filter(illness -> illness.lasting() && illness.strikes(who.age(), who.sex()))
                .filter(illness -> dice.percent(illness.weight()))
                .limit(3)
                .toList();
    }

    private Illness acute(Resident who) {
        var possible = illnesses.stream()
                .filter(illness -> !illness.lasting() && illness.strikes(who.age(), who.sex()))
                .toList();
        return dice.weighted(possible, Illness::weight);
    }

    private void visit(
            List<Draft> facts,
            Resident who,
            Facility at,
            Illness illness,
            int daysAgo,
            double weight,
            Set<String> known) {
        var from = dice.morning(now, daysAgo);
        var department = org.find(at.code() + "/" + illness.department())
                .or(() -> org.find(at.code() + "/MED-OPD"))
                .orElseThrow();
        var encounter = encounter(who.id(), at, department, illness, from);
        facts.add(encounter.draft());
        var by = doctor(at);
        var occasion = new Occasion(who.id(), encounter.key(), from.plus(12, ChronoUnit.MINUTES), by);
        facts.addAll(vitals(who, illness, weight, occasion));
        var concept = concept(illness);
        facts.add(ConditionFact.diagnosis(occasion, concept, ConditionFact.Verification.CONFIRMED)
                .draft());
        if (illness.lasting() && known.add(illness.icd10())) {
            facts.add(ConditionFact.problem(occasion, concept).draft());
        }
        illness.medicines().forEach(given -> facts.add(medicine(given, concept, occasion, daysAgo)));
    }

    private EncounterFact encounter(PersonId person, Facility at, Unit department, Illness illness, Instant from) {
        return new EncounterFact(
                ResourceId.next(person),
                person,
                EncounterFact.Kind.AMBULATORY,
                EncounterFact.Status.FINISHED,
                new EncounterFact.Where(at.id(), at.nameEn(), department.id(), department.nameEn()),
                illness.complaint(),
                from,
                from.plus(VISIT));
    }

    private Actor doctor(Facility at) {
        return Actor.system(Staff.doctorOf(at.code()), at.id());
    }

    private List<Draft> vitals(Resident who, Illness illness, double weight, Occasion at) {
        var readings = new ArrayList<Reading>();
        if (who.age() >= 16) {
            var high = illness.icd10().equals("I10") || dice.percent(15);
            var upper = dice.around(high ? 150 : 122, high ? 18 : 14);
            readings.add(Reading.pressure(
                    new Coding(Coding.LOINC, "85354-9", "Blood pressure"),
                    Measure.SYSTOLIC.coding(),
                    Measure.SYSTOLIC.amount(upper),
                    Measure.DIASTOLIC.coding(),
                    Measure.DIASTOLIC.amount(upper * 0.62 + dice.around(3, 6))));
        }
        var fever = illness.complaint().toLowerCase(java.util.Locale.ROOT).contains("fever");
        readings.add(Reading.of(Measure.PULSE.coding(), Measure.PULSE.amount(dice.around(fever ? 98 : 80, 12))));
        readings.add(Reading.of(
                Measure.TEMPERATURE.coding(), Measure.TEMPERATURE.amount(dice.around(fever ? 38.4 : 36.8, 0.5))));
        readings.add(Reading.of(Measure.OXYGEN.coding(), Measure.OXYGEN.amount(Math.min(99, dice.around(97, 2)))));
        readings.add(Reading.of(Measure.WEIGHT.coding(), Measure.WEIGHT.amount(weight + dice.around(0, 1.5))));
        return new VitalsFact(at, readings).drafts();
    }

    private static double weight(Resident who) {
        var adult = who.sex() == Sex.FEMALE ? 58 : 66;
        return who.age() >= 16 ? adult + (who.id().hashCode() & 0xf) - 7 : 4 + who.age() * 2.9;
    }

    private Draft medicine(Illness.Given given, Concept reason, Occasion at, int daysAgo) {
        var medicine = medicines.fetch(given.medicine());
        var frequency = dosing.fetchFrequency(given.frequency());
        var dose = new MedicationRequestFact.Dose(
                given.amount() + ", " + frequency.words().en() + ", " + given.days() + " days",
                "",
                given.dose(),
                given.liquid() ? "mL" : "1",
                frequency.perDay().setScale(0, RoundingMode.CEILING).intValue(),
                given.whenNeeded(),
                null);
        var supply = new MedicationRequestFact.Supply(
                BigDecimal.valueOf(Math.max(1, frequency.doses(given.days()))), "1", given.days());
        var concept = Concept.of(
                new Coding(Systems.MEDICINE, medicine.code(), medicine.name().en()));
        var fact = new MedicationRequestFact(
                ResourceId.next(at.person()), at, Ids.next().toString(), concept, dose, supply, reason);
        var resource = fact.toResource();
        var ended = MedicationRequestFact.moved(MedicationRequestFact.Status.COMPLETED);
        return Draft.of(at.person(), daysAgo > given.days() ? ended.apply(resource) : resource);
    }

    /** Allergies, or that none is known, and a blood group for some. */
    private void background(List<Draft> facts, Resident who, Facility at) {
        var asked = dice.between(30, Math.min(600, who.age() * DAYS_A_YEAR - 1));
        var occasion = new Occasion(who.id(), null, dice.morning(now, asked), doctor(at));
        if (!who.known().allergies().isEmpty()) {
            who.known().allergies().forEach(allergy -> facts.add(allergy(allergy, occasion)));
        } else if (dice.percent(11)) {
            facts.add(allergy(someAllergy(), occasion));
        } else if (dice.percent(70)) {
            facts.add(AllergyFact.noneKnown(occasion).draft());
        }
        if (!who.known().blood().isEmpty()) {
            facts.add(blood(who.known().blood(), Category.LABORATORY, occasion));
        } else if (dice.percent(45)) {
            var group = dice.one(List.of("B+", "B+", "O+", "O+", "A+", "AB+", "O-", "A-"));
            facts.add(blood(group, dice.percent(60) ? Category.LABORATORY : Category.SURVEY, occasion));
        }
    }

    private Known.Allergy someAllergy() {
        var allergen = dice.one(List.of("amoxicillin", "ibuprofen", "sulfamethoxazole", "diclofenac", "penicillins"));
        var severe = dice.percent(30);
        var reaction = dice.one(List.of("Rash", "Hives", "Wheeze or tight chest", "Swelling of lips, face or throat"));
        return new Known.Allergy(allergen, reaction, severe);
    }

    private Draft allergy(Known.Allergy one, Occasion at) {
        var allergen = allergens.find(one.allergen()).orElseThrow();
        return new AllergyFact(
                        at,
                        Concept.of(new Coding(
                                Systems.ALLERGEN,
                                allergen.code(),
                                allergen.name().en())),
                        AllergyFact.Category.MEDICATION,
                        one.severe() ? AllergyFact.Criticality.HIGH : AllergyFact.Criticality.LOW,
                        true,
                        one.reaction())
                .draft();
    }

    private static Draft blood(String group, Category source, Occasion at) {
        return new ObservationFact(
                        at,
                        source,
                        new Coding(Coding.LOINC, "882-1", "ABO and Rh group"),
                        new Value.Coded(Concept.words(group)),
                        "")
                .draft();
    }

    private Concept concept(Illness illness) {
        return Concept.of(new Coding(
                Coding.ICD10,
                illness.icd10(),
                conditions.fetch(illness.icd10()).name().en()));
    }
}
