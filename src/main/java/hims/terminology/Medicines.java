package hims.terminology;

import hims.platform.CodeFile;
import hims.terminology.Medicine.Ingredient;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Medicines by code and by name: generic, Hindi, or a brand that doctors type. Essential ones first. Test: MedicinesTest. */
@Component
public class Medicines {
    private final CodeList<Medicine> list;
    private final SearchIndex<Medicine> index;

    Medicines(Substances substances, Dosing dosing) {
        list = new CodeList<>("medicines", line -> read(line, substances, dosing), Medicine::code);
        index = new SearchIndex<>(
                list.all().stream().sorted(usual(dosing.forms())).toList(), Medicines::terms);
    }

    /** {@code para 500}, {@code crodin}, {@code पैरासिटामोल}. */
    public List<Medicine> search(String typed, int limit) {
        return index.search(typed, limit);
    }

    public Optional<Medicine> find(String code) {
        return list.find(code);
    }

    /** @throws hims.platform.Rejected UNKNOWN_CODE */
    public Medicine fetch(String code) {
        return list.fetch(code);
    }

    public List<Medicine> all() {
        return list.all();
    }

    private static Medicine read(CodeFile.Line line, Substances substances, Dosing dosing) {
        var form = dosing.formList().known(line.text("form"));
        var routes = dosing.routeList().known(line.parts("routes"));
        return new Medicine(
                line.text("code"),
                line.parts("composition").stream()
                        .map(part -> ingredient(part, substances))
                        .toList(),
                form,
                line.text("content"),
                new BigDecimal(line.text("pack")),
                routes.isEmpty() ? form.routes() : routes,
                line.yes("nlem"));
    }

    /** @param written {@code paracetamol 125 mg/5 mL}, or a substance alone */
    private static Ingredient ingredient(String written, Substances substances) {
        var blank = written.indexOf(' ');
        return blank < 0
                ? new Ingredient(substances.known(written), null)
                : new Ingredient(
                        substances.known(written.substring(0, blank)), Strength.parse(written.substring(blank + 1)));
    }

    /** Essential and simple ones first; tablets before injections, as the list of forms has them; weak before strong. */
    private static Comparator<Medicine> usual(List<DoseForm> forms) {
        return Comparator.comparing(Medicine::essential)
                .reversed()
                .thenComparingInt(medicine -> medicine.ingredients().size())
                .thenComparing(medicine ->
                        medicine.ingredients().getFirst().substance().code())
                .thenComparingInt(medicine -> forms.indexOf(medicine.form()))
                .thenComparing(Medicines::amount);
    }

    private static BigDecimal amount(Medicine medicine) {
        return Optional.ofNullable(medicine.ingredients().getFirst().strength())
                .map(strength -> strength.milligrams().orElse(strength.amount()))
                .orElse(BigDecimal.ZERO);
    }

    private static Stream<String> terms(Medicine medicine) {
        var names = Stream.of(medicine.name().en(), medicine.name().hi());
        return Stream.concat(names, medicine.substances().flatMap(Substances::terms));
    }
}
