package hims.platform.gallery;

import hims.platform.web.Frame;
import hims.platform.web.MenuItem;
import hims.platform.web.Surroundings;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The screens of the visual language, each with who works at it and what her menu holds. */
enum Scene {
    REGISTRATION(
            "new-person",
            "search find",
            "person-plus new-person",
            "ticket-perforated tokens",
            "calendar3 appointments",
            "credit-card-2-front cards",
            "printer print-jobs"),
    DOCTOR(
            "queue",
            "people queue",
            "clipboard-pulse chart",
            "check2-square results",
            "hospital inpatients",
            "telephone-forward referrals",
            "journal-text registers"),
    PHARMACY(
            "dispense",
            "people queue",
            "capsule dispense",
            "arrow-return-left returns",
            "box-seam stock",
            "lock controlled",
            "journal-text registers"),
    EMERGENCY(
            "scan",
            "grid-1x2 board",
            "activity triage",
            "upc-scan scan",
            "truck pre-alerts",
            "file-earmark-lock mlc",
            "journal-text registers"),
    BOARD("", ""),
    HOME(
            "home",
            "house home",
            "file-medical record",
            "qr-code card",
            "calendar-check booking",
            "telephone-fill helpline"),
    VISITS(
            "record",
            "house home",
            "file-medical record",
            "qr-code card",
            "calendar-check booking",
            "telephone-fill helpline"),
    LOOKED(
            "record",
            "house home",
            "file-medical record",
            "qr-code card",
            "calendar-check booking",
            "telephone-fill helpline");

    private static final Instant NOW = Instant.parse("2026-11-03T05:12:08Z");

    private final String current;
    private final String menu;

    Scene(String current, String... menu) {
        this.current = current;
        this.menu = String.join(",", menu);
    }

    static Optional<Scene> find(String code) {
        return Stream.of(values()).filter(scene -> scene.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Frame in(Frame frame) {
        var around = new Surroundings(
                "gallery",
                say(frame, "user"),
                say(frame, "role"),
                say(frame, "facility"),
                say(frame, "place"),
                Stream.of(menu.split(","))
                        .filter(item -> !item.isEmpty())
                        .map(item -> item(frame, item))
                        .toList(),
                "1031",
                false);
        return frame.around(around, NOW);
    }

    private MenuItem item(Frame frame, String iconAndName) {
        var parts = iconAndName.split(" ", 2);
        var here = parts[1].equals(current);
        var path = here ? frame.path() : "/gallery#" + parts[1];
        return new MenuItem(parts[0], frame.text("scene.menu." + parts[1]), path);
    }

    private String say(Frame frame, String what) {
        return frame.text("scene." + code() + "." + what);
    }
}
