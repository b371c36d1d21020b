package hims.fhir.terms;

import hims.record.shape.CodeSet;
import hims.record.shape.Definitions;
import hims.terminology.Allergen;
import hims.terminology.Allergens;
import hims.terminology.Condition;
import hims.terminology.Conditions;
import hims.terminology.Dosing;
import hims.terminology.Medicines;
import hims.terminology.ObservationTypes;
import hims.terminology.Reaction;
import hims.terminology.Substance;
import hims.terminology.Substances;
import hims.terminology.Systems;
import hims.terminology.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All code systems and value sets, by address. Test: TermOperationsTest. */
@Component
class TermCatalogue {
    private final Map<String, TermSystem> systems = new LinkedHashMap<>();
    private final Map<String, TermSet> sets = new LinkedHashMap<>();

    TermCatalogue(
            Conditions conditions,
            ObservationTypes observations,
            Medicines medicines,
            Substances substances,
            Allergens allergens,
            Dosing dosing) {
        add(
                "icd-10",
                Systems.ICD_10,
                "Diagnoses (part of ICD-10)",
                false,
                terms(conditions.all(), Condition::icd10, Condition::name),
                snomed(conditions.all(), Condition::icd10, Condition::snomed));
        add(
                "loinc",
                Systems.LOINC,
                "Observations and documents (part of LOINC)",
                false,
                terms(observations.all(), type -> type.loinc(), type -> type.name()),
                Map.of());
        add(
                "medicine",
                Systems.MEDICINE,
                "Medicines",
                true,
                terms(medicines.all(), medicine -> medicine.code(), medicine -> medicine.name()),
                Map.of());
        add(
                "substance",
                Systems.SUBSTANCE,
                "Active substances",
                true,
                terms(substances.all(), Substance::code, Substance::name),
                snomed(substances.all(), Substance::code, Substance::snomed));
        add(
                "allergen",
                Systems.ALLERGEN,
                "Allergens",
                true,
                terms(allergens.all(), Allergen::code, Allergen::name),
                snomed(allergens.all(), Allergen::code, Allergen::snomed));
        add(
                "reaction",
                Systems.REACTION,
                "Allergic reactions",
                true,
                terms(allergens.reactions(), Reaction::code, Reaction::name),
                snomed(allergens.reactions(), Reaction::code, Reaction::snomed));
        add(
                "dose-form",
                Systems.DOSE_FORM,
                "Dose forms",
                true,
                terms(dosing.forms(), form -> form.code(), form -> form.name()),
                Map.of());
        add(
                "route",
                Systems.ROUTE,
                "Routes",
                true,
                terms(dosing.routes(), route -> route.code(), route -> route.name()),
                Map.of());
        add(
                "frequency",
                Systems.FREQUENCY,
                "Frequencies",
                true,
                terms(dosing.frequencies(), frequency -> frequency.code(), frequency -> frequency.words()),
                Map.of());
        add(
                "instruction",
                Systems.INSTRUCTION,
                "Instructions",
                true,
                terms(dosing.instructions(), one -> one.code(), one -> one.words()),
                Map.of());
        Definitions.r4().codeSets().forEach(this::add);
    }

    Optional<TermSystem> system(String urlOrId) {
        return Optional.ofNullable(systems.get(urlOrId))
                .or(() -> systems.values().stream()
                        .filter(one -> one.id().equals(urlOrId))
                        .findFirst());
    }

    Optional<TermSet> set(String urlOrId) {
        return Optional.ofNullable(sets.get(urlOrId))
                .or(() -> sets.values().stream()
                        .filter(one -> one.id().equals(urlOrId))
                        .findFirst());
    }

    Collection<TermSystem> systems() {
        return systems.values();
    }

    Collection<TermSet> sets() {
        return sets.values();
    }

    private void add(
            String id, String url, String title, boolean complete, List<Term> terms, Map<String, String> snomed) {
        var system = TermSystem.of(id, url, title, complete, terms, snomed);
        systems.put(url, system);
        var whole = system.whole();
        sets.put(whole.url(), whole);
    }

    /** A required set of R4; its systems are known as far as required sets use them. */
    private void add(CodeSet set) {
        var bySystem = new LinkedHashMap<String, List<Term>>();
        set.systems().forEach((url, codes) -> {
            var terms = codes.entrySet().stream()
                    .map(code -> new Term(code.getKey(), code.getValue(), ""))
                    .toList();
            bySystem.put(url, terms);
            var known = new ArrayList<>(terms);
            var before = systems.get(url);
            if (before != null) {
                known.addAll(before.terms().values());
            }
            if (before == null || !before.complete()) {
                var id = url.substring(url.lastIndexOf('/') + 1);
                systems.put(url, TermSystem.of(id, url, id, false, known, Map.of()));
            }
        });
        var id = set.name().substring(set.name().lastIndexOf('/') + 1);
        sets.put(set.url(), new TermSet(id, set.url(), id, bySystem));
    }

    private static <T> List<Term> terms(List<T> all, Function<T, String> code, Function<T, Words> words) {
        return all.stream()
                .map(one -> new Term(
                        code.apply(one), words.apply(one).en(), words.apply(one).hi()))
                .toList();
    }

    private static <T> Map<String, String> snomed(
            List<T> all, Function<T, String> code, Function<T, @Nullable Long> concept) {
        return all.stream()
                .filter(one -> concept.apply(one) != null)
                .collect(Collectors.toMap(
                        code, one -> Objects.requireNonNull(concept.apply(one)).toString()));
    }
}
