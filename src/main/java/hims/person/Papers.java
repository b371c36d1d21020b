package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers and papers of a person: stated, seen, verified, and taken back (PER-40). A number of one person that somebody else gives too
 * is kept as stated, and the two become a pair for the records department (PER-44): nobody waits for that.
 */
@Service
public class Papers {
    private final Access access;
    private final Discretion discretion;
    private final PersonSql people;
    private final CorrectionSql locks;
    private final PaperSql papers;
    private final Enrolment enrolment;
    private final Clock clock;

    Papers(
            Access access,
            Discretion discretion,
            PersonSql people,
            CorrectionSql locks,
            PaperSql papers,
            Enrolment enrolment,
            Clock clock) {
        this.access = access;
        this.discretion = discretion;
        this.people = people;
        this.locks = locks;
        this.papers = papers;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /** One paper, and whether somebody else has given the same number. */
    record Look(Paper paper, boolean clashes) {}

    /** @throws Rejected UNKNOWN_PERSON; PAPER_KNOWN when she has given it before; RESTRICTED_PERSON */
    @Transactional
    public UUID add(PersonId id, Paper.Given given, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = lock(id, by);
        Identifier number = given.identifier();
        enrolment.lock(List.of(number));
        if (papers.of(person.id()).stream()
                .anyMatch(paper -> paper.status().stands() && paper.identifier().equals(number))) {
            throw new Rejected(PAPER_KNOWN);
        }
        Instant now = clock.instant();
        List<PaperSql.Other> others = papers.others(person.id(), number);
        boolean seen = given.seen() && others.stream().noneMatch(PaperSql.Other::verified);
        Paper.Status status = seen ? Paper.Status.SEEN : Paper.Status.STATED;
        UUID paper = papers.insert(person.id(), number, status, given.evidence(), by, now);
        compare(person, others, by, now);
        enrolment.rewrite(person.id(), false, by, now);
        access.log(by, Action.CREATE, "person.paper", paper, person.id());
        return paper;
    }

    /**
     * A number that is verified for somebody else stays as it is: the records department compares the two.
     *
     * @return false when it stayed
     * @throws Rejected UNKNOWN_PAPER; PAPER_AT_ANOTHER_STEP
     */
    @Transactional
    public boolean step(PersonId id, UUID paperId, Paper.Status to, String evidence, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        Person person = lock(id, by);
        Paper paper = papers.find(paperId, person.id()).orElseThrow(() -> new Rejected(UNKNOWN_PAPER));
        if (paper.status().needsOfficer(to)) {
            access.require(by, Permission.PERSON_MERGE);
        }
        if (!paper.status().canBecome(to)) {
            throw new Rejected(PAPER_AT_ANOTHER_STEP);
        }
        Instant now = clock.instant();
        if (to.stands() && !isHers(person, paper.identifier(), by, now)) {
            return false;
        }
        people.sign(by, to + ": " + evidence, "PAPER");
        papers.change(paperId, to, evidence, by, now);
        enrolment.rewrite(person.id(), false, by, now);
        access.log(by, Action.UPDATE, "person.paper", paperId, person.id());
        return true;
    }

    private boolean isHers(Person person, Identifier number, Actor by, Instant now) {
        enrolment.lock(List.of(number));
        List<PaperSql.Other> others = papers.others(person.id(), number);
        compare(person, others, by, now);
        return others.stream().noneMatch(PaperSql.Other::verified);
    }

    private void compare(Person person, List<PaperSql.Other> others, Actor by, Instant now) {
        if (!others.isEmpty()) {
            people.fetchAll(others.stream().map(PaperSql.Other::person).toList())
                    .values()
                    .forEach(other -> enrolment.sameNumber(person, other, by, now));
        }
    }

    /** Also those that were taken back. @throws Rejected RESTRICTED_PERSON */
    @Transactional
    List<Paper> list(Person person, Actor by) {
        access.require(by, Permission.PERSON_READ);
        discretion.require(person, by);
        access.log(by, Action.READ, "person.paper", person.id(), person.id());
        return papers.of(person.id());
    }

    /** @throws Rejected UNKNOWN_PAPER; RESTRICTED_PERSON */
    @Transactional
    Look open(Person person, UUID paperId, Actor by) {
        access.require(by, Permission.PERSON_READ);
        discretion.require(person, by);
        Paper paper = papers.find(paperId, person.id()).orElseThrow(() -> new Rejected(UNKNOWN_PAPER));
        access.log(by, Action.READ, "person.paper", paperId, person.id());
        return new Look(
                paper,
                paper.status().stands()
                        && !papers.others(person.id(), paper.identifier()).isEmpty());
    }

    private Person lock(PersonId id, Actor by) {
        Person person = people.fetchAll(List.of(id)).get(id);
        if (person == null || !locks.lock(person.id())) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        discretion.require(person, by);
        return person;
    }
}
