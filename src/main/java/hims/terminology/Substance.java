package hims.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active substance by its generic name.
 *
 * @param lookAlikes names with which it has been confused
 * @param essential stands in NLEM 2022
 * @param synonyms other names and a few well-known brands, for search only
 */
public record Substance(
        String code,
        Words name,
        DrugClass drugClass,
        List<AllergyGroup> groups,
        Safety safety,
        List<String> lookAlikes,
        boolean essential,
        List<String> synonyms,
        @Nullable Long snomed) {

    /** The name as it stands on labels and lists: in tall-man letters where it has them. */
    public String label() {
        var tallMan = safety.tallMan();
        return tallMan == null ? name.en() : tallMan;
    }

    boolean in(String group) {
        return groups.stream().anyMatch(one -> one.code().equals(group));
    }
}
