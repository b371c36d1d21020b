package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.person.names.Frequencies;
import hims.platform.Fields;
import hims.platform.Parsed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whom a survey met at home. The first of her identifiers is her survey number, by which she is known again; anybody else on
 * record becomes hers only by a verified number with the same name, sex and year of birth (PER-16). Nobody is merged.
 */
@Service
public class Surveyed {
    private static final String SOURCE = "SURVEY";
    private final Access access;
    private final Registry registry;
    private final Corrections corrections;
    private final Enrolment enrolment;
    private final SurveyedSql numbers;

    Surveyed(Access access, Registry registry, Corrections corrections, Enrolment enrolment, SurveyedSql numbers) {
        this.access = access;
        this.registry = registry;
        this.corrections = corrections;
        this.enrolment = enrolment;
        this.numbers = numbers;
    }

    public enum How {
        CREATED,
        /** A verified number of hers is on record. */
        LINKED,
        UPDATED,
        /** New, and somebody on record may be the same person. */
        PAIR_OPENED,
        /** Nothing done: the survey number is that of a person of another name or birth. */
        SOMEBODY_ELSE,
        /** Nothing done: what is on record was verified, or she has died; a survey does not change it. */
        SETTLED
    }

    /** What a row says, read as the form of a new person is; what is wrong is told with the same words. */
    public static Parsed<Register> read(Fields in, LocalDate today) {
        return new NewPersonForm(in, today).parse();
    }

    /** In the caller's transaction; two files that bring one person come one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public How take(Register who, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        enrolment.lock(who.identifiers());
        var number = who.identifiers().getFirst();
        return numbers.holder(number).map(id -> update(id, who, by)).orElseGet(() -> enrol(who, by));
    }

    private How enrol(Register who, Actor by) {
        var others = who.identifiers().stream().skip(1).toList();
        Optional<Person> verified = numbers.verified(others).map(registry::fetch);
        if (verified.filter(person -> agrees(who, person)).isPresent()) {
            corrections.correct(verified.get().id(), _ -> numbersOf(who), SOURCE, by);
            return How.LINKED;
        }
        Received received = registry.addUnasked(who, by);
        verified.ifPresent(person -> registry.report(received.person(), person.id(), by));
        return verified.isPresent() || !received.alike().isEmpty() ? How.PAIR_OPENED : How.CREATED;
    }

    private How update(PersonId id, Register who, Actor by) {
        Person known = registry.fetch(id);
        if (!alike(who, known)) {
            return How.SOMEBODY_ELSE;
        }
        if (known.status() == Person.Status.VERIFIED || known.status() == Person.Status.DECEASED) {
            return How.SETTLED;
        }
        corrections.correct(known.id(), before -> changed(before, who), SOURCE, by);
        return How.UPDATED;
    }

    private static Correction numbersOf(Register who) {
        return new Correction(null, null, null, List.of(), null, List.of(), null, who.identifiers());
    }

    /** What the survey says otherwise, or for the first time; what it leaves out stays. */
    private static Correction changed(Person before, Register who) {
        var phones = new ArrayList<>(before.phones());
        who.phones().stream()
                .filter(phone -> phones.stream().noneMatch(had -> had.number().equals(phone.number())))
                .forEach(phones::add);
        var relations = new ArrayList<>(who.relations());
        before.relations().stream().filter(Relation::emergency).forEach(relations::add);
        return new Correction(
                who.name().equals(before.name()) ? null : who.name(),
                who.sex() == Sex.UNKNOWN || who.sex() == before.sex() ? null : who.sex(),
                Objects.equals(who.birth(), before.birth()) || estimates(who, before) ? null : who.birth(),
                phones,
                Objects.equals(who.address(), before.address()) ? null : who.address(),
                who.relations().isEmpty() ? List.of() : relations,
                null,
                who.identifiers());
    }

    /** An age said again a year later is no news of a day of birth. */
    private static boolean estimates(Register who, Person before) {
        return who.birth() != null
                && before.birth() != null
                && who.birth().estimated()
                && Matcher.yearsApart(who.birth(), before.birth()) == 0;
    }

    /** PER-16: class-equal name, and neither sex nor year of birth speaks against it. */
    static boolean agrees(Register who, Person known) {
        return name(who, known).whole() && sexFits(who, known) && birthFits(who, known);
    }

    /** One person as two visits write her down: spelling, surname or age may have been put right, not all of them at once. */
    private static boolean alike(Register who, Person known) {
        var name = name(who, known);
        return Stream.of(name.any() && !name.otherGiven(), sexFits(who, known), birthFits(who, known))
                        .filter(fits -> !fits)
                        .count()
                <= 1;
    }

    private static NameMatch name(Register who, Person known) {
        return NameMatch.of("name", Traits.of(who).name(), Traits.of(known).name(), Frequencies.atStart());
    }

    private static boolean sexFits(Register who, Person known) {
        return who.sex() == known.sex() || who.sex() == Sex.UNKNOWN || known.sex() == Sex.UNKNOWN;
    }

    private static boolean birthFits(Register who, Person known) {
        return who.birth() == null || known.birth() == null || Matcher.yearsApart(who.birth(), known.birth()) == 0;
    }
}
