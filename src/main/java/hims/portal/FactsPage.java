package hims.portal;

import hims.platform.web.Frame;
import hims.portal.MyHealth.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the doors of her health: problems, medicines, allergies, tests. */
public record FactsPage(MyHealth health, Part part) {

    public enum Part {
        PROBLEMS("clipboard-heart"),
        MEDICINES("capsule"),
        ALLERGIES("exclamation-triangle"),
        TESTS("droplet");

        private final String icon;

        Part(String icon) {
            this.icon = icon;
        }

        static Optional<Part> find(String path) {
            return Stream.of(values()).filter(part -> part.path().equals(path)).findFirst();
        }

        public String icon() {
            return icon;
        }

        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String titleKey() {
            return "portal.part." + path();
        }
    }

    public List<Line> lines(Frame frame) {
        return switch (part) {
            case PROBLEMS -> health.problems(frame);
            case MEDICINES -> health.medicines(frame);
            case ALLERGIES -> health.allergies(frame);
            case TESTS -> health.measured(frame);
        };
    }

    public String noneKey() {
        return part == Part.ALLERGIES ? health.noAllergies() : "portal.part." + part.path() + ".none";
    }
}
