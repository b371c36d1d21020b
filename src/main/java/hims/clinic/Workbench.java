package hims.clinic;

import static hims.access.Permission.CONSULT;

import hims.access.Access;
import hims.access.Actor;
import hims.chart.Basket;
import hims.chart.ChartProblem;
import hims.chart.Diagnosis;
import hims.chart.Drafts;
import hims.chart.SharedLists;
import hims.clinic.Workspace.Notice;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.record.AllergyFact;
import hims.record.ConditionFact.Verification;
import hims.terminology.Allergens;
import hims.terminology.Conditions;
import hims.terminology.Medicines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * What the buttons of the workspace do. Every press first keeps what was typed, whatever comes of the press: nothing is lost
 * (CLIN-10).
 */
@Component
class Workbench {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final Access access;
    private final AllergyDesk allergies;
    private final Drafts drafts;
    private final SharedLists lists;
    private final Desk desk;
    private final LineForm lineForm;
    private final AllergyForm allergyForm;
    private final Conditions conditions;
    private final Medicines medicines;
    private final Allergens allergens;
    private final Clock clock;

    Workbench(
            Access access,
            AllergyDesk allergies,
            Drafts drafts,
            SharedLists lists,
            Desk desk,
            LineForm lineForm,
            AllergyForm allergyForm,
            Conditions conditions,
            Medicines medicines,
            Allergens allergens,
            Clock clock) {
        this.access = access;
        this.allergies = allergies;
        this.drafts = drafts;
        this.lists = lists;
        this.desk = desk;
        this.lineForm = lineForm;
        this.allergyForm = allergyForm;
        this.conditions = conditions;
        this.medicines = medicines;
        this.allergens = allergens;
        this.clock = clock;
    }

    /**
     * After a press.
     *
     * @param chartChanged whether what stands outside the workspace is another now
     */
    record Pressed(Workspace workspace, boolean chartChanged) {
        boolean wrong() {
            return !workspace.in().errors().isEmpty();
        }

        boolean refused() {
            return workspace.notice().isPresent();
        }

        boolean asks() {
            return !(workspace.adding() instanceof Adding.Nothing);
        }
    }

    /** Keeps what was typed, and nothing else. */
    Workspace keep(Attendance patient, Fields in, Actor by) {
        var draft = change(patient, typed(in), by);
        return desk.workspace(patient, draft, in, adding(in, by), Optional.empty());
    }

    UnaryOperator<Basket> typed(Fields in) {
        return new NoteForm(in, LocalDate.ofInstant(clock.instant(), ZONE)).read();
    }

    /** The workspace as it was sent, with a refusal on top of it. */
    Workspace refused(Attendance patient, Fields in, Rejected why, Actor by) {
        var draft = change(patient, typed(in), by);
        var notice = new Notice(why.problem().key(), why.facts());
        return desk.workspace(patient, draft, in, adding(in, by), Optional.of(notice));
    }

    /** @param act a verb and, after a colon, what it is done to */
    Pressed press(Attendance patient, Fields in, String act, Actor by) {
        access.require(by, CONSULT);
        var draft = change(patient, typed(in), by);
        var colon = act.indexOf(':');
        var verb = colon < 0 ? act : act.substring(0, colon);
        var what = act.substring(colon + 1);
        return switch (verb) {
            case "search" -> open(patient, draft, in, Map.of(), adding(in, by));
            case "diagnosis" -> done(patient, in, diagnosis(what), by);
            case "drop-diagnosis" -> done(patient, in, basket -> basket.dropDiagnosis(what), by);
            case "medicine" ->
                medicines
                        .find(what)
                        .map(found -> open(patient, draft, in, lineForm.fresh(found), new Adding.Line(found)))
                        .orElseGet(() -> closed(patient, draft, in));
            case "edit" -> edit(patient, draft, in, what);
            case "add-medicine" -> addMedicine(patient, draft, in, by);
            case "drop" -> done(patient, in, drop(what), by);
            case "allergen" ->
                allergens
                        .find(what)
                        .map(found -> open(patient, draft, in, Map.of("allergy-code", what), new Adding.Allergy(found)))
                        .orElseGet(() -> closed(patient, draft, in));
            case "add-allergy" -> addAllergy(patient, draft, in, by);
            case "no-allergies" -> noAllergies(patient, draft, in, by);
            default -> closed(patient, draft, in);
        };
    }

    private Drafts.Draft change(Attendance patient, UnaryOperator<Basket> change, Actor by) {
        return drafts.change(patient.patient(), patient.visit(), by, change);
    }

    /** The add box as the form has it: an open line or allergy stays open, else what the words find. */
    private Adding adding(Fields in, Actor by) {
        var line = lineForm.medicine(in).<Adding>map(Adding.Line::new);
        var allergy = allergyForm.allergen(in).<Adding>map(Adding.Allergy::new);
        var words = in.typed("q");
        return line.or(() -> allergy).orElseGet(() -> words.isBlank() ? new Adding.Nothing() : desk.find(words, by));
    }

    private UnaryOperator<Basket> diagnosis(String icd10) {
        return conditions
                .find(icd10)
                .<UnaryOperator<Basket>>map(
                        known -> basket -> basket.put(new Diagnosis(known.icd10(), Verification.PROVISIONAL, false)))
                .orElse(UnaryOperator.identity());
    }

    private static UnaryOperator<Basket> drop(String line) {
        return uuid(line)
                .<UnaryOperator<Basket>>map(id -> basket -> basket.dropMedicine(id))
                .orElse(UnaryOperator.identity());
    }

    private Pressed edit(Attendance patient, Drafts.Draft draft, Fields in, String what) {
        var line = uuid(what).flatMap(draft.basket()::find);
        if (line.isEmpty()) {
            return closed(patient, draft, in);
        }
        var medicine = medicines.fetch(line.get().order().medicine());
        return open(patient, draft, in, lineForm.shown(line.get()), new Adding.Line(medicine));
    }

    private Pressed addMedicine(Attendance patient, Drafts.Draft draft, Fields in, Actor by) {
        return switch (lineForm.parse(in)) {
            case Parsed.Valid<LineForm.Put>(LineForm.Put put) ->
                done(patient, in, basket -> basket.put(put.id(), put.order()), by);
            case Parsed.Invalid<LineForm.Put> _ -> asSent(patient, draft, in, Optional.empty(), by);
        };
    }

    private Pressed addAllergy(Attendance patient, Drafts.Draft draft, Fields in, Actor by) {
        return switch (allergyForm.parse(in, patient.occasion(clock.instant(), by))) {
            case Parsed.Valid<AllergyFact>(AllergyFact allergy) ->
                listed(patient, draft, in, () -> allergies.record(allergy, in, by), by);
            case Parsed.Invalid<AllergyFact> _ -> asSent(patient, draft, in, Optional.empty(), by);
        };
    }

    private Pressed noAllergies(Attendance patient, Drafts.Draft draft, Fields in, Actor by) {
        return listed(patient, draft, in, () -> lists.noKnownAllergies(patient.occasion(clock.instant(), by)), by);
    }

    private Pressed listed(Attendance patient, Drafts.Draft draft, Fields in, Runnable write, Actor by) {
        try {
            write.run();
            return new Pressed(closed(patient, draft, in).workspace(), true);
        } catch (Rejected refused) {
            if (!(refused.problem() instanceof ChartProblem)) {
                throw refused;
            }
            return asSent(
                    patient, draft, in, Optional.of(new Notice(refused.problem().key(), refused.facts())), by);
        }
    }

    private Pressed done(Attendance patient, Fields in, UnaryOperator<Basket> change, Actor by) {
        return closed(patient, change(patient, change, by), in);
    }

    private Pressed asSent(Attendance patient, Drafts.Draft draft, Fields in, Optional<Notice> notice, Actor by) {
        return new Pressed(desk.workspace(patient, draft, in, adding(in, by), notice), false);
    }

    /** The add box is empty again; a wrong field of the note stays as it was typed. */
    private Pressed closed(Attendance patient, Drafts.Draft draft, Fields in) {
        if (!in.errors().isEmpty()) {
            return new Pressed(desk.workspace(patient, draft, in, new Adding.Nothing(), Optional.empty()), false);
        }
        return open(patient, draft, in, Map.of(), new Adding.Nothing());
    }

    private Pressed open(Attendance patient, Drafts.Draft draft, Fields in, Map<String, String> values, Adding adding) {
        var shown = new LinkedHashMap<>(NoteForm.values(draft.basket()));
        shown.putAll(values);
        if (adding instanceof Adding.Found(var words, var _, var _, var _)) {
            shown.put("q", words);
        }
        var fields = in.errors().isEmpty() ? Fields.typed(shown) : in;
        return new Pressed(desk.workspace(patient, draft, fields, adding, Optional.empty()), false);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException madeUp) {
            return Optional.empty(); // not from a form of ours: nothing is changed
        }
    }
}
