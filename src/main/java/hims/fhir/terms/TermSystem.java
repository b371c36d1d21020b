package hims.fhir.terms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A code system as far as we ship it.
 *
 * @param complete ours whole; else a part of somebody else's
 * @param terms by code, in their order
 * @param snomed concepts of SNOMED CT that mean about the same, by code
 */
record TermSystem(
        String id, String url, String title, boolean complete, Map<String, Term> terms, Map<String, String> snomed) {

    static TermSystem of(
            String id, String url, String title, boolean complete, List<Term> terms, Map<String, String> snomed) {
        var byCode = new LinkedHashMap<String, Term>();
        terms.forEach(term -> byCode.put(term.code(), term));
        return new TermSystem(id, url, title, complete, byCode, snomed);
    }

    /** The value set of all its codes. */
    TermSet whole() {
        return new TermSet(id, TermSet.OURS + id, title, Map.of(url, List.copyOf(terms.values())));
    }
}
