package hims.portal;

import hims.access.BreakGlass;
import hims.audit.Action;
import hims.audit.AuditRow;
import hims.audit.Outcome;
import hims.platform.ui.Look;
import hims.platform.web.Frame;
import hims.terminology.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one person did with her record on one day at one place: one card of the list (POR-35).
 *
 * @param rows the newest first
 * @param linked whether she had a visit there at that time
 * @param glass the emergency opening under which it happened; null for a usual reading
 */
record Looked(
        List<AuditRow> rows,
        Words facility,
        boolean linked,
        @Nullable BreakGlass glass) {
    private static final Set<String> THINGS = Set.of(
            "record",
            "card",
            "person",
            "prescription",
            "dispense",
            "token",
            "summary-link",
            "health-card",
            "emergency-content",
            "break-glass",
            "break-glass-review",
            "session");

    /** Roles that have a reason of their own in the list; all others say the visit or treatment. */
    private static final Set<String> OWN_REASON = Set.of(
            "PHARMACIST",
            "REGISTRATION_CLERK",
            "CARD_OPERATOR",
            "QUEUE_MANAGER",
            "IDENTITY_OFFICER",
            "PRIVACY_OFFICER",
            "ADMINISTRATOR");

    AuditRow first() {
        return rows.getFirst();
    }

    boolean emergency() {
        return first().purpose().equals("ETREAT");
    }

    /** Nobody looked: a program acted by itself. */
    boolean program() {
        return first().role().equals("SYSTEM") && !publicCheck() && !byLink();
    }

    private boolean publicCheck() {
        return first().actor().equals(MyReaders.CARD_CHECK);
    }

    private boolean byLink() {
        return first().actor().equals(MyReaders.BY_LINK);
    }

    private boolean wrongCode() {
        return first().action() == Action.SIGN_IN;
    }

    Look look(Frame frame) {
        return new Look(
                frame.show().date(first().at()) + ", " + frame.show().time(first().at()),
                who(frame),
                saw(frame),
                why(frame),
                emergency() ? frame.text("portal.looked.emergency") : "");
    }

    private String who(Frame frame) {
        if (wrongCode()) {
            return frame.text("portal.looked.somebody");
        }
        if (publicCheck()) {
            return frame.text("portal.looked.scanner");
        }
        if (byLink()) {
            return frame.text("portal.looked.by-link", first().actorName());
        }
        if (program()) {
            return frame.text("portal.looked.program");
        }
        return frame.text("portal.looked.who", frame.text("role." + first().role()), facility.in(frame.language()));
    }

    private String saw(Frame frame) {
        if (wrongCode()) {
            return frame.text("portal.looked.wrong-code");
        }
        if (first().outcome() == Outcome.DENIED) {
            return frame.text("portal.looked.stopped", first().actorName());
        }
        var things = rows.stream()
                .map(row -> frame.text("portal.saw." + thing(row)))
                .distinct()
                .collect(Collectors.joining(", "));
        return publicCheck() || byLink() || program()
                ? sentence(things)
                : frame.text("portal.looked.saw", first().actorName(), things);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code record.read}, {@code prescription.write}, {@code person.search}; what has no words of its own is "something else". */
    private static String thing(AuditRow row) {
        var act = switch (row.action()) {
            case READ, EXPORT, SIGN_IN, SIGN_OUT -> "read";
            case SEARCH -> "search";
            case PRINT -> "print";
            case CREATE, UPDATE, DELETE -> "write";
            case BREAK_GLASS_OPEN, BREAK_GLASS_CLOSE -> "open";
        };
        return THINGS.contains(row.objectType()) ? row.objectType() + "." + act : "other";
    }

    private String why(Frame frame) {
        if (wrongCode()) {
            return frame.text("portal.why.wrong-code");
        }
        if (first().outcome() == Outcome.DENIED) {
            return frame.text("portal.why.stopped");
        }
        if (emergency()) {
            var reason = glass == null ? "OTHER" : glass.reason().name();
            return frame.text("portal.why.emergency", frame.text("portal.reason." + reason));
        }
        if (publicCheck()) {
            return frame.text("portal.why.scanner");
        }
        if (byLink()) {
            return frame.text("portal.why.by-link");
        }
        if (program()) {
            return frame.text("portal.why.program");
        }
        if (OWN_REASON.contains(first().role())) {
            return frame.text(
                    "portal.why." + first().role().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return frame.text(linked ? "portal.why.visit" : "portal.why.treatment");
    }
}
