package hims.platform.gallery;

import hims.platform.ui.Filter;
import hims.platform.ui.Look;
import hims.platform.ui.Moment;
import io.nayuki.qrcodegen.QrCode;
import java.time.LocalDate;
import java.util.List;

/** The citizen's own pages. */
public record CitizenSample(Samples page) {
    /** The path of a code of 1 unit a module, its quiet zone left to the white card. */
    public String code() {
        var code = dummy();
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    public int modules() {
        return dummy().size;
    }

    public List<Filter> visitFilters() {
        return List.of(
                Filter.choice(say("visits.all"), "/gallery/visits", true),
                Filter.off(say("visits.hospital"), "/gallery/visits"),
                Filter.off(say("visits.kind"), "/gallery/visits"));
    }

    public List<Moment> visits() {
        return List.of(
                visit("12-10", "Jag Pravesh Chandra", "doctor", "person").asNow(),
                visit("12-10", "", "test", "droplet"),
                visit("02-08", say("visits.dispensary"), "given", "capsule"),
                visit("19-03", "Guru Teg Bahadur", "stay", "hospital"));
    }

    public List<Filter> lookFilters() {
        return List.of(
                Filter.choice(say("visits.all"), "/gallery/looked", true),
                Filter.choice(say("looked.unlinked"), "/gallery/looked", false));
    }

    public List<Look> looks() {
        return List.of(
                look("01-Nov-2026, 23:12", "1", say("looked.emergency")),
                look("12-Oct-2026, 10:05", "2", ""),
                look("12-Oct-2026, 10:41", "3", ""),
                look("05-Oct-2026, 02:00", "4", ""));
    }

    private Look look(String when, String number, String emergency) {
        var key = "looked." + number;
        return new Look(when, say(key + ".who"), say(key + ".saw"), say(key + ".why"), emergency);
    }

    private Moment visit(String when, String place, String key, String icon) {
        var day = LocalDate.parse("2026-" + when.substring(3) + "-" + when.substring(0, 2));
        var text = say("visits." + key + ".text");
        return Moment.of(page.frame().show().longDate(day), say("visits." + key), place, text)
                .icon(icon);
    }

    private static QrCode dummy() {
        return QrCode.encodeText("https://hims.example/s/" + "7K3MQ9TX4B2RW".repeat(5), QrCode.Ecc.MEDIUM);
    }

    private String say(String key) {
        return page.scene(key);
    }
}
