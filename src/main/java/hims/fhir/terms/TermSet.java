package hims.fhir.terms;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value set that can be listed: terms by code system. */
record TermSet(String id, String url, String title, Map<String, List<Term>> systems) {
    static final String OURS = "https://hims.delhi.gov.in/fhir/ValueSet/";

    record Member(String system, Term term) {}

    Stream<Member> members() {
        return systems.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(term -> new Member(entry.getKey(), term)));
    }
}
