package hims.clinic;

import static hims.access.Permission.CONSULT;

import hims.access.Access;
import hims.access.Actor;
import hims.chart.Basket;
import hims.chart.Charts;
import hims.chart.Drafts;
import hims.clinic.Workspace.Choices;
import hims.clinic.Workspace.Line;
import hims.clinic.Workspace.Named;
import hims.clinic.Workspace.Notice;
import hims.person.Registry;
import hims.pharmacy.Checks;
import hims.pharmacy.Finding;
import hims.platform.Fields;
import hims.platform.ui.Option;
import hims.record.Timeline;
import hims.record.Timeline.Cursor;
import hims.scheduling.QueueLists;
import hims.scheduling.QueuePanel;
import hims.scheduling.ServicePoints;
import hims.scheduling.TokenId;
import hims.terminology.Allergens;
import hims.terminology.Conditions;
import hims.terminology.Dosing;
import hims.terminology.Instruction;
import hims.terminology.Medicines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the doctor sees. */
@Component
class Desk {
    private static final int HITS = 6;

    private final Access access;
    private final ServicePoints points;
    private final QueueLists lists;
    private final Charts charts;
    private final Registry registry;
    private final Drafts drafts;
    private final Checks checks;
    private final OrderWords words;
    private final Conditions conditions;
    private final Medicines medicines;
    private final Allergens allergens;
    private final Dosing dosing;

    Desk(
            Access access,
            ServicePoints points,
            QueueLists lists,
            Charts charts,
            Registry registry,
            Drafts drafts,
            Checks checks,
            OrderWords words,
            Conditions conditions,
            Medicines medicines,
            Allergens allergens,
            Dosing dosing) {
        this.access = access;
        this.points = points;
        this.lists = lists;
        this.charts = charts;
        this.registry = registry;
        this.drafts = drafts;
        this.checks = checks;
        this.words = words;
        this.conditions = conditions;
        this.medicines = medicines;
        this.allergens = allergens;
        this.dosing = dosing;
    }

    Optional<QueuePanel> queue(@Nullable TokenId current, Actor by) {
        access.require(by, CONSULT);
        return points.mine(by).map(point -> lists.panel(point.id(), ConsultationPages.HOME + "/{token}", current, by));
    }

    ConsultationPage page(Attendance patient, Workspace workspace, Optional<Timeline> story, Actor by) {
        var chart = charts.open(patient.patient(), by);
        return new ConsultationPage(patient, chart, queue(patient.token().id(), by), story, workspace);
    }

    Timeline story(Attendance patient, String from, Actor by) {
        return charts.story(patient.patient(), Cursor.parse(from), by);
    }

    /** The draft as it is kept. */
    Workspace workspace(Attendance patient, Actor by) {
        var draft = drafts.open(patient.patient(), patient.visit(), by);
        return workspace(patient, draft, NoteForm.shown(draft.basket()), new Adding.Nothing(), Optional.empty());
    }

    Workspace workspace(Attendance patient, Drafts.Draft draft, Fields in, Adding adding, Optional<Notice> notice) {
        var basket = draft.basket();
        return new Workspace(
                ConsultationPages.HOME + "/" + patient.token().id(),
                registry.fetch(patient.patient()).name().formal(),
                basket,
                draft.keptAt(),
                in,
                adding,
                named(basket),
                lines(patient, basket),
                notice,
                new Choices(frequencies(), food(), allergens.reactions()),
                checks::text);
    }

    Adding.Found find(String typed, Actor by) {
        access.require(by, CONSULT);
        return new Adding.Found(
                typed, conditions.search(typed, HITS), medicines.search(typed, HITS), allergens.search(typed, HITS));
    }

    private List<Named> named(Basket basket) {
        return basket.diagnoses().stream()
                .map(one -> new Named(one, conditions.fetch(one.icd10())))
                .toList();
    }

    private List<Line> lines(Attendance patient, Basket basket) {
        var findings =
                basket.medicines().isEmpty() ? List.<Finding>of() : checks.check(patient.patient(), basket.orders());
        var lines = new ArrayList<Line>();
        for (var draft : basket.medicines()) {
            var at = lines.size();
            var own = findings.stream().filter(finding -> finding.line() == at).toList();
            lines.add(new Line(draft, words.of(draft.order()), own));
        }
        return lines;
    }

    /** "BD · twice a day, morning and evening": typing the letters chooses it. */
    private List<Option> frequencies() {
        return dosing.frequencies().stream()
                .map(one ->
                        new Option(one.code(), one.code() + " · " + one.words().en()))
                .toList();
    }

    private List<Instruction> food() {
        return dosing.instructions().stream()
                .filter(one -> one.kind() == Instruction.Kind.FOOD || one.kind() == Instruction.Kind.USE)
                .toList();
    }
}
