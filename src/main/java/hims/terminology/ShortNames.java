package hims.terminology;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import hims.platform.CodeFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every code that may stand in the emergency QR, with its short name; the card page bundles the list (FMT-24). */
@Component
public class ShortNames {
    public static final long NO_KNOWN_ALLERGY = 716186003;

    private final List<ShortName> all = CodeFile.read("terminology/short-names").stream()
            .map(ShortName::read)
            .toList();
    private final Map<Long, ShortName> bySnomed =
            all.stream().collect(toUnmodifiableMap(ShortName::snomed, identity()));
    private final Map<String, Long> bloodGroups = CodeFile.read("terminology/blood-groups").stream()
            .collect(toUnmodifiableMap(line -> line.text("code"), line -> Long.valueOf(line.text("snomed"))));

    public List<ShortName> all() {
        return all;
    }

    /** Empty for a code unknown to this edition, which shows as its number and never vanishes. */
    public Optional<ShortName> find(long snomed) {
        return Optional.ofNullable(bySnomed.get(snomed));
    }

    /** @param group {@code B+} */
    public Optional<Long> bloodGroup(String group) {
        return Optional.ofNullable(bloodGroups.get(group));
    }
}
