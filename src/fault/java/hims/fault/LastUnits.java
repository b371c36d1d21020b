package hims.fault;

import hims.fault.Browser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixty-four prescriptions of one tablet each, fifty tablets on the shelf, all counters at once: REL-10. */
final class LastUnits implements Fault {
    private static final int BUYERS = 64;
    private static final int DESKS = 4;

    @Override
    public String name() {
        return "last-units";
    }

    private record Buyer(String person, String prescription) {}

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial)) {
            var desks = new ArrayList<Desk>();
            for (var number = 0; number < DESKS; number++) {
                desks.add(new Desk(running.home(), trial, number));
            }
            for (var round = 0; round < Math.min(trial.rounds(), City.RARE.size()); round++) {
                buy(desks, City.RARE.get(round), trial);
                Verdict.of(running, trial);
            }
        }
    }

    private static void buy(List<Desk> desks, String medicine, Trial trial) throws InterruptedException {
        var buyers = List.copyOf(prescribe(desks, medicine));
        var acts = new ArrayList<Callable<Answer>>();
        for (var n = 0; n < buyers.size(); n++) {
            var buyer = buyers.get(n);
            var counter = desks.get(n % desks.size()).pharmacist();
            var form = Desk.counter(counter, buyer.prescription());
            var key = counter.key();
            var path = "/pharmacy/prescriptions/" + buyer.prescription() + "/dispenses";
            acts.add(() -> counter.act(key, Act.DISPENSE, buyer.person(), path, form));
        }
        var answers = EqualSubmissions.atOnce(acts);
        var sold = answers.stream().filter(Answer::moved).count();
        var refused = answers.stream().filter(answer -> answer.status() == 409).count();
        trial.seen().count("sold", sold);
        trial.seen().count("refused in words", refused);
        if (sold != City.FEW || refused != BUYERS - City.FEW) {
            trial.fail(
                    sold + " sold and " + refused + " refused of " + City.FEW + " tablets and " + BUYERS + " buyers");
        }
    }

    private static ConcurrentLinkedQueue<Buyer> prescribe(List<Desk> desks, String medicine)
            throws InterruptedException {
        var buyers = new ConcurrentLinkedQueue<Buyer>();
        var left = new AtomicInteger(BUYERS);
        try (var threads = Executors.newCachedThreadPool()) {
            threads.invokeAll(desks.stream()
                    .map(desk -> (Callable<Void>) () -> {
                        while (left.getAndDecrement() > 0) {
                            var person = desk.register();
                            buyers.add(new Buyer(person, desk.prescribed(person, medicine)));
                        }
                        return null;
                    })
                    .toList());
        }
        return buyers;
    }
}
