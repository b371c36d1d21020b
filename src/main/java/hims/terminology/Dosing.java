package hims.terminology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The short lists from which a prescription line is put together: forms, routes, frequencies and instructions. */
@Component
public class Dosing {
    private final CodeList<Route> routes = new CodeList<>(
            "routes",
            line -> new Route(line.text("code"), Words.of(line, "name", "name_hi"), line.text("advice_hi")),
            Route::code);
    private final CodeList<DoseForm> forms =
            new CodeList<>("dose-forms", line -> DoseForm.read(line, routes), DoseForm::code);
    private final CodeList<Frequency> frequencies = new CodeList<>("frequencies", Frequency::read, Frequency::code);
    private final CodeList<Instruction> instructions = new CodeList<>(
            "instructions",
            line -> new Instruction(
                    line.text("code"), Words.of(line, "en", "hi"), Instruction.Kind.valueOf(line.text("kind"))),
            Instruction::code);
    private final SearchIndex<Frequency> frequencyIndex = new SearchIndex<>(frequencies.all(), Dosing::terms);

    public List<Route> routes() {
        return routes.all();
    }

    /** @throws hims.platform.Rejected UNKNOWN_CODE, as all {@code fetch…} here */
    public Route fetchRoute(String code) {
        return routes.fetch(code);
    }

    public List<DoseForm> forms() {
        return forms.all();
    }

    public DoseForm fetchForm(String code) {
        return forms.fetch(code);
    }

    public List<Frequency> frequencies() {
        return frequencies.all();
    }

    /** {@code bd}, {@code 1-0-1}, {@code twice}, {@code सुबह}. */
    public List<Frequency> searchFrequencies(String typed, int limit) {
        return frequencyIndex.search(typed, limit);
    }

    public Frequency fetchFrequency(String code) {
        return frequencies.fetch(code);
    }

    public Optional<Frequency> findFrequency(String code) {
        return frequencies.find(code);
    }

    public List<Instruction> instructions() {
        return instructions.all();
    }

    public Instruction fetchInstruction(String code) {
        return instructions.fetch(code);
    }

    CodeList<Route> routeList() {
        return routes;
    }

    CodeList<DoseForm> formList() {
        return forms;
    }

    private static Stream<String> terms(Frequency frequency) {
        return Stream.concat(
                Stream.of(
                        frequency.code(),
                        frequency.grid(),
                        frequency.words().en(),
                        frequency.words().hi()),
                frequency.synonyms().stream());
    }
}
