package hims.platform.gallery;

import hims.platform.ui.Chip;
import hims.platform.ui.Column;
import hims.platform.ui.Filter;
import hims.platform.ui.Option;
import hims.platform.ui.Table;
import hims.platform.ui.Tone;
import java.util.List;
import java.util.Map;

/** Results that say why they match, and the duplicate asked about inside the form. */
public record RegistrationSample(Samples page) {
    /** One person found. */
    public record Found(
            String name,
            String localName,
            List<Chip> why,
            String born,
            String age,
            String relation,
            String area,
            String number,
            String phone,
            String visit,
            String place,
            boolean selected) {}

    public List<Filter> filters() {
        return List.of(
                Filter.on(page.say("female"), "/gallery"),
                Filter.on(say("born-between"), "/gallery"),
                Filter.off(say("area"), "/gallery"),
                Filter.off(say("relation"), "/gallery"));
    }

    public Table table() {
        return Table.of(
                        say("title"),
                        List.of(
                                Column.of(say("person")),
                                Column.of(say("born-age-sex")),
                                Column.of(say("relation-area")),
                                Column.of(say("number-phone")),
                                Column.of(say("last-visit")),
                                Column.of("")))
                .density(Table.Density.TWO);
    }

    public List<Found> rows() {
        var phone = Chip.of(Tone.GREEN, say("why.phone"));
        var exact = Chip.of(Tone.GREY, say("why.exact"));
        var part = Chip.of(Tone.GREY, say("why.part"));
        var year = Chip.of(Tone.GREY, say("why.year"));
        var area = Chip.of(Tone.GREY, say("area"));
        return List.of(
                new Found(
                        "DEVI, Lakshmi",
                        "लक्ष्मी देवी",
                        List.of(phone, Chip.of(Tone.GREY, say("why.sound")), year),
                        "14-Feb-1964",
                        age("62y"),
                        say("wife", "Ram Prasad"),
                        "Seelampur",
                        "238 6104 9577",
                        say("phone-end", "4471"),
                        "12-Oct-2026",
                        "Jag Pravesh Ch.",
                        true),
                new Found(
                        "DEVI, Laxmi",
                        "लक्ष्मी देवी",
                        List.of(exact, area, Chip.of(Tone.GREY, say("why.husband"))),
                        page.say("about", "1965"),
                        age(page.say("about", "60y")),
                        say("wife", "Ramprasad"),
                        "Seelampur",
                        "307 1948 5260",
                        say("no-phone"),
                        "03-Jan-2025",
                        "Guru Teg B.",
                        false),
                new Found(
                        "DEVI, Laxmi",
                        "लक्ष्मी देवी",
                        List.of(exact, area),
                        "09-Jul-1971",
                        age("55y"),
                        say("wife", "Suresh Kumar"),
                        "Shastri Park",
                        "190 4772 8354",
                        say("phone-end", "0926"),
                        "28-Oct-2026",
                        "Jag Pravesh Ch.",
                        false),
                new Found(
                        "DEVI, Laxmi K",
                        "लक्ष्मी के देवी",
                        List.of(part, year),
                        "22-Nov-1963",
                        age("62y"),
                        say("daughter", "Bhola Nath"),
                        "Narela",
                        "441 8230 5975",
                        say("phone-end", "7718"),
                        "19-Aug-2024",
                        "Satyawadi Raja",
                        false),
                new Found(
                        "LAXMI",
                        "लक्ष्मी",
                        List.of(part),
                        page.say("about", "1966"),
                        age(page.say("about", "60y")),
                        not(),
                        not(),
                        "275 0093 4163",
                        say("no-phone"),
                        "30-Oct-2026",
                        "Guru Teg B.",
                        false));
    }

    public List<Option> sexes() {
        return List.of(
                new Option("F", page.say("female")), new Option("M", page.say("male")), new Option("O", say("other")));
    }

    public List<Samples.Row> compare() {
        return List.of(
                new Samples.Row(say("name"), "Laxmi Devi", "2", "Lakshmi Devi", say("sounds-alike")),
                new Samples.Row(page.say("born"), "1964", "", "14-Feb-1964", say("same-year")),
                new Samples.Row(say("area"), "Seelampur", "", "Seelampur", say("same-area")));
    }

    public List<Map.Entry<String, String>> keys() {
        return List.of(
                Map.entry("j k", say("key.rows")),
                Map.entry("Enter", say("key.open")),
                Map.entry("n", say("key.new")),
                Map.entry("!", say("key.casualty")));
    }

    private String age(String age) {
        return say("age-sex", age);
    }

    private String not() {
        return page.frame().text("ui.not-recorded");
    }

    private String say(String key, Object... args) {
        return page.scene("registration." + key, args);
    }
}
