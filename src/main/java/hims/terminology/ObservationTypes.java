package hims.terminology;

import hims.platform.CodeFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Vital signs, tests, documents and their sections by LOINC code. Test: ObservationTypesTest. */
@Component
public class ObservationTypes {
    private final CodeList<ObservationType> list =
            new CodeList<>("observations", ObservationTypes::read, ObservationType::loinc);
    private final SearchIndex<ObservationType> index = new SearchIndex<>(list.all(), ObservationTypes::terms);

    public List<ObservationType> search(String typed, int limit) {
        return index.search(typed, limit);
    }

    public Optional<ObservationType> find(String loinc) {
        return list.find(loinc);
    }

    /** @throws hims.platform.Rejected UNKNOWN_CODE */
    public ObservationType fetch(String loinc) {
        return list.fetch(loinc);
    }

    public List<ObservationType> of(ObservationType.Kind kind) {
        return list.all().stream().filter(type -> type.kind() == kind).toList();
    }

    public List<ObservationType> all() {
        return list.all();
    }

    private static ObservationType read(CodeFile.Line line) {
        return new ObservationType(
                line.text("loinc"),
                Words.of(line, "name", "name_hi"),
                line.text("ucum"),
                ObservationType.Kind.valueOf(line.text("kind")),
                line.parts("synonyms"));
    }

    private static Stream<String> terms(ObservationType type) {
        return Stream.concat(
                Stream.of(type.loinc(), type.name().en(), type.name().hi()), type.synonyms().stream());
    }
}
