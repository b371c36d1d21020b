package hims.platform.ui;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One order not signed yet, with the alert that concerns it inside.
 *
 * @param medicine the line as a medicine is written; else {@code title}
 * @param note the second line: in stock here, why, where
 * @param edit the path of its form; empty where it cannot be edited
 */
public record BasketLine(
        @Nullable Medicine medicine,
        String title,
        String detail,
        String note,
        @Nullable Alert alert,
        String edit) {
    public static BasketLine of(Medicine medicine, String note, String edit) {
        return new BasketLine(medicine, "", "", note, null, edit);
    }

    public static BasketLine of(String title, String detail, String note, String edit) {
        return new BasketLine(null, title, detail, note, null, edit);
    }

    public BasketLine alert(Alert found) {
        return new BasketLine(medicine, title, detail, note, found, edit);
    }

    public boolean stops() {
        return alert != null && alert.level() == Alert.Level.STOP;
    }

    public String css() {
        return alert == null
                ? "h-basket__line"
                : "h-basket__line h-basket__line--" + alert.level().name().toLowerCase(Locale.ROOT);
    }

    /** A group of the basket: Medicines, 2. */
    public record Group(String title, List<BasketLine> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }
}
