package hims.record;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A section of the summary: what it lists, in words and as resources.
 *
 * @param absent stands for "nothing is known" in a section that must be there
 */
record IpsSection(Kind kind, List<Line> lines, List<ObjectNode> absent) {

    /** In the order of the guide. Code and title: LOINC. */
    enum Kind {
        PROBLEMS("11450-4", "Problem list"),
        ALLERGIES("48765-2", "Allergies and adverse reactions"),
        MEDICATION("10160-0", "Medication summary"),
        IMMUNIZATIONS("11369-6", "Immunizations"),
        RESULTS("30954-2", "Results"),
        PROCEDURES("47519-4", "History of procedures"),
        DEVICES("46264-8", "Medical devices"),
        VITAL_SIGNS("8716-3", "Vital signs"),
        PREGNANCY("10162-6", "History of pregnancy");

        private final String loinc;
        private final String title;

        Kind(String loinc, String title) {
            this.loinc = loinc;
            this.title = title;
        }

        String loinc() {
            return loinc;
        }

        String title() {
            return title;
        }
    }

    /** One fact and how the narrative says it. */
    record Line(Fact fact, String words) {}

    static IpsSection empty(Kind kind) {
        return new IpsSection(kind, new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return lines.isEmpty() && absent.isEmpty();
    }
}
