package hims.fhir.terms;

import hims.access.OpenTo;
import hims.fhir.terms.TermSet.Member;
import hims.terminology.Systems;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What searches must know of codes: the members of a value set, and what stands above and below a code. */
@Component
@OpenTo("searches of the API; code lists are public")
public class CodeLists {
    private static final String TYPE = "ValueSet/";

    private final TermCatalogue catalogue;

    CodeLists(TermCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public record Code(String system, String code) {}

    /**
     * @param set its address, with or without a version, or {@code ValueSet/id}
     * @return empty for a set that we do not ship
     */
    public Optional<List<Code>> members(String set) {
        var bar = set.indexOf('|');
        var bare = bar < 0 ? set : set.substring(0, bar);
        return catalogue
                .set(bare)
                .or(() -> bare.startsWith(TYPE) ? catalogue.set(bare.substring(TYPE.length())) : Optional.empty())
                .map(found -> found.members().map(CodeLists::code).toList());
    }

    private static Code code(Member member) {
        return new Code(member.system(), member.term().code());
    }

    /** The code and all that are kinds of it; empty where we hold no order of the system. */
    public Optional<List<Code>> below(String system, String code) {
        return system.equals(Systems.ICD_10) ? Icd10.below(code).map(CodeLists::ofIcd10) : Optional.empty();
    }

    /** The code and all that it is a kind of. */
    public Optional<List<Code>> above(String system, String code) {
        return system.equals(Systems.ICD_10) ? Icd10.above(code).map(CodeLists::ofIcd10) : Optional.empty();
    }

    private static List<Code> ofIcd10(List<String> codes) {
        return codes.stream().map(code -> new Code(Systems.ICD_10, code)).toList();
    }
}
