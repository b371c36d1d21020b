package hims.terminology;

import hims.platform.CodeFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Active substances, their classes and allergy groups. Test: SubstancesTest. */
@Component
public class Substances {
    private final CodeList<DrugClass> classes = new CodeList<>("drug-classes", DrugClass::read, DrugClass::code);
    private final CodeList<AllergyGroup> groups =
            new CodeList<>("allergy-groups", AllergyGroup::read, AllergyGroup::code);
    private final CodeList<Substance> list = new CodeList<>("substances", this::read, Substance::code);
    private final SearchIndex<Substance> index = new SearchIndex<>(list.all(), Substances::terms);

    public List<Substance> search(String typed, int limit) {
        return index.search(typed, limit);
    }

    public Optional<Substance> find(String code) {
        return list.find(code);
    }

    /** @throws hims.platform.Rejected UNKNOWN_CODE */
    public Substance fetch(String code) {
        return list.fetch(code);
    }

    public List<Substance> all() {
        return list.all();
    }

    public List<AllergyGroup> groups() {
        return groups.all();
    }

    public List<DrugClass> classes() {
        return classes.all();
    }

    Substance known(String code) {
        return list.known(code);
    }

    private Substance read(CodeFile.Line line) {
        return new Substance(
                line.text("code"),
                Words.of(line, "name", "name_hi"),
                classes.known(line.text("class")),
                groups.known(line.parts("allergy_groups")),
                Safety.read(line),
                line.parts("look_alike"),
                line.yes("nlem"),
                line.parts("synonyms"),
                line.longWhole("snomed"));
    }

    static Stream<String> terms(Substance substance) {
        return Stream.concat(Stream.of(substance.name().en(), substance.name().hi()), substance.synonyms().stream());
    }
}
