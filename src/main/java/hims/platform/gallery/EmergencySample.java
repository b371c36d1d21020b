package hims.platform.gallery;

import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Banner.Fact;
import hims.platform.ui.Chip;
import hims.platform.ui.Medicine;
import hims.platform.ui.Tone;
import hims.platform.ui.Triage;
import java.util.List;
import java.util.Map;

/** What can kill first and largest. */
public record EmergencySample(Samples page) {
    public Banner banner() {
        var facts = List.of(
                new Fact(page.say("born"), "22-May-1968 (58y)"),
                new Fact(page.say("sex"), page.say("male")),
                new Fact("UHID", "315 0926 4789"),
                new Fact("ABHA", page.frame().text("ui.not-recorded")).later());
        return Banner.of("FAROOQUI, Shahid", "शाहिद फ़ारूक़ी", "/gallery", facts, page.listed())
                .triage(Triage.RED)
                .chips(List.of(
                        Chip.of(Tone.GREY, say("mlc")), Chip.plain(say("no-weight")), Chip.plain(say("resuscitation"))))
                .aside(List.of(say("genuine"), say("key")));
    }

    public Allergies allergies() {
        return new Allergies.Listed(List.of(
                new Allergies.Item("penicillins", say("anaphylaxis"), say("severe"), true),
                new Allergies.Item("diclofenac", page.say("wheeze"), say("moderate"), false)));
    }

    public List<Map.Entry<String, String>> conditions() {
        return List.of(
                Map.entry(say("epilepsy"), say("last-fit")),
                Map.entry(page.scene("doctor.diabetes"), say("on-insulin")),
                Map.entry(page.scene("doctor.fibrillation"), "2022"));
    }

    public List<Map.Entry<Chip, Medicine>> medicines() {
        return List.of(
                Map.entry(
                        Chip.of(Tone.RED, say("bleeding")),
                        new Medicine("apixaban", "", "5 mg tablet", "5 mg", "by mouth", "twice a day", "")),
                Map.entry(
                        Chip.of(Tone.AMBER, say("low-sugar")),
                        new Medicine(
                                "insulin glargine",
                                "",
                                "100 units/mL pen",
                                "18 units",
                                "under the skin",
                                "at night",
                                "")),
                Map.entry(
                        Chip.of(Tone.AMBER, say("not-stop")),
                        new Medicine("levETIRAcetam", "", "500 mg tablet", "500 mg", "by mouth", "twice a day", "")));
    }

    public List<Map.Entry<String, String>> people() {
        return List.of(
                Map.entry("Farooqui, Shabana", say("wife", "98110 20644")),
                Map.entry("Farooqui, Adil", say("son", "99100 37715")));
    }

    public List<Map.Entry<String, String>> other() {
        var none = say("none-known");
        return List.of(
                Map.entry(say("directive"), none),
                Map.entry(say("donor"), page.frame().text("ui.not-recorded")),
                Map.entry(say("steroids"), none),
                Map.entry(say("language"), say("languages")));
    }

    public List<Samples.Row> visits() {
        return List.of(
                new Samples.Row("28-Oct-2026", say("visit.1"), "", say("visit.1.note"), ""),
                new Samples.Row("02-Sep-2026", say("visit.2"), "", say("visit.2.note"), ""),
                new Samples.Row("11-Mar-2026", say("visit.3"), "", say("visit.3.note"), ""));
    }

    private String say(String key, Object... args) {
        return page.scene("emergency." + key, args);
    }
}
