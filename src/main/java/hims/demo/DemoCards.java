package hims.demo;

import hims.access.Actor;
import hims.access.PersonId;
import hims.card.Batch;
import hims.card.Batches;
import hims.card.CardForm;
import hims.card.CardRequests;
import hims.card.PaperLayout;
import hims.person.Person;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Work for the card centre of the demo city: a batch to print and count, and requests that wait for the next. */
@Component
@ConditionalOnProperty("hims.demo")
class DemoCards {
    private static final int IN_PRINT = 24;
    private static final int WAITING = 9;
    private static final int BLANKS = 500;

    private final CardRequests requests;
    private final Batches batches;

    DemoCards(CardRequests requests, Batches batches) {
        this.requests = requests;
        this.batches = batches;
    }

    void fill(Collection<Person> city, Actor centre) {
        List<PersonId> living = city.stream()
                .filter(person -> person.status() != Person.Status.DECEASED)
                .map(Person::id)
                .limit(IN_PRINT + WAITING)
                .toList();
        int first = Math.min(IN_PRINT, living.size() / 2);
        batches.receive(CardForm.POCKET, BLANKS, centre);
        living.subList(0, first).forEach(person -> requests.ask(person, CardForm.POCKET, centre));
        var batch = batches.open(new Batch.Wanted(CardForm.POCKET, PaperLayout.Name.SHEET, "", "", true), centre);
        batches.lock(batch, centre);
        living.subList(first, living.size()).forEach(person -> requests.ask(person, CardForm.POCKET, centre));
    }
}
