package hims.access;

import java.util.List;

/** The rail of each role: only pages that exist, in the order of the day's work. */
record Menu(String icon, String label, String href, String key) {
    /** What the API answers; of use to whom the record is open, and to those who let programs in. */
    private static final Menu VIEWER = new Menu("braces", "menu.viewer", "/fhir-viewer", "v");

    static List<Menu> of(Role role) {
        return switch (role) {
            case REGISTRATION_CLERK ->
                List.of(
                        new Menu("search", "menu.find-person", "/person", "f"),
                        new Menu("person-plus", "menu.new-person", "/person/new", "n"),
                        new Menu("person-bounding-box", "menu.unknown", "/person/unknown/new", "u"),
                        new Menu("ticket-perforated", "menu.queues", "/scheduling/queues", "t"));
            case QUEUE_MANAGER ->
                List.of(
                        new Menu("ticket-perforated", "menu.queues", "/scheduling/queues", "t"),
                        new Menu("search", "menu.find-person", "/person", "f"));
            case NURSE ->
                List.of(
                        new Menu("people", "menu.queue", "/clinic/vitals", "q"),
                        new Menu("person-bounding-box", "menu.unknown", "/person/unknown/new", "u"),
                        new Menu("search", "menu.find-person", "/person", "f"),
                        VIEWER);
            case DOCTOR ->
                List.of(
                        new Menu("people", "menu.queue", "/clinic", "q"),
                        new Menu("search", "menu.find-person", "/person", "f"),
                        VIEWER);
            case EMERGENCY_DOCTOR ->
                List.of(
                        new Menu("upc-scan", "menu.scan", "/emergency", "s"),
                        new Menu("person-bounding-box", "menu.unknown", "/person/unknown/new", "u"),
                        new Menu("search", "menu.find-person", "/person", "f"),
                        VIEWER);
            case PHARMACIST ->
                List.of(
                        new Menu("capsule", "menu.dispense", "/pharmacy", "d"),
                        new Menu("box-seam", "menu.stock", "/supply", "s"),
                        new Menu("search", "menu.find-person", "/person", "f"));
            case CARD_OPERATOR ->
                List.of(
                        new Menu("credit-card-2-front", "menu.cards", "/card/centre", "c"),
                        new Menu("printer", "menu.batches", "/card/centre/batches", "b"),
                        new Menu("arrow-repeat", "menu.reissues", "/card/keys/reissues", "r"),
                        new Menu("upc-scan", "menu.scan", "/card/scan", "s"),
                        new Menu("search", "menu.find-person", "/person", "f"));
            case KEY_CUSTODIAN ->
                List.of(
                        new Menu("key", "menu.keys", "/card/keys", "k"),
                        new Menu("arrow-repeat", "menu.reissues", "/card/keys/reissues", "r"));
            case IDENTITY_OFFICER ->
                List.of(
                        new Menu("people", "menu.pairs", "/person/pairs", "p"),
                        new Menu("file-earmark-text", "menu.surveys", "/person/surveys", "s"),
                        new Menu("clipboard-check", "menu.scorecard", "/person/scorecard", "q"),
                        new Menu("search", "menu.find-person", "/person", "f"));
            case PRIVACY_OFFICER ->
                List.of(
                        new Menu("shield-lock", "menu.break-glass", "/emergency/reviews", "b"),
                        new Menu("chat-left-text", "menu.questions", "/privacy/questions", "q"),
                        new Menu("credit-card-2-front", "menu.card-alerts", "/card/alerts", "c"),
                        new Menu("search", "menu.breach", "/privacy/breach", "p"),
                        new Menu("question-circle", "menu.why", "/privacy/why", "w"));
            case ADMINISTRATOR ->
                List.of(
                        new Menu("people", "menu.users", "/access/users", "u"),
                        new Menu("question-circle", "menu.why", "/privacy/why", "w"),
                        new Menu("chat-left-text", "menu.messages", "/notify/sent", "m"),
                        new Menu("hdd-network", "menu.programs", "/fhir-clients", "p"),
                        new Menu("activity", "menu.status", "/access/status", "h"),
                        VIEWER);
            case CITIZEN, MACHINE, SYSTEM -> List.of();
        };
    }

    /** Where a role's day begins (UI-2). */
    static String home(Role role) {
        return switch (role) {
            case CITIZEN -> "/my";
            case MACHINE, SYSTEM -> "/";
            default -> of(role).getFirst().href();
        };
    }
}
