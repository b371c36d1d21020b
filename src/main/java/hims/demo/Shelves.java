package hims.demo;

import hims.access.Actor;
import hims.access.UnitId;
import hims.org.Facility;
import hims.org.Org;
import hims.platform.Ids;
import hims.platform.Money;
import hims.supply.Items;
import hims.supply.Reason;
import hims.supply.Receive;
import hims.supply.Stock;
import hims.terminology.Medicines;
import java.time.LocalDate;
import java.util.List;

/** What the pharmacies hold: batches that expire soon, later, and one that has expired and was not cleared away. */
final class Shelves {
    private static final int FULL_RANGE = 140;
    private static final int SMALL_RANGE = 30;
    private static final int STARTS_AT = 26000;

    private final Stock stock;
    private final Items items;
    private final Dice dice;
    private final LocalDate today;
    private final List<String> range;
    private int made;

    Shelves(Stock stock, Items items, Medicines medicines, Dice dice, LocalDate today) {
        this.stock = stock;
        this.items = items;
        this.dice = dice;
        this.today = today;
        var prescribed = Illness.all().stream()
                .flatMap(illness -> illness.medicines().stream())
                .map(Illness.Given::medicine)
                .distinct();
        var others = medicines.all().stream()
                .filter(hims.terminology.Medicine::essential)
                .map(hims.terminology.Medicine::code);
        this.range = java.util.stream.Stream.concat(prescribed, others)
                .distinct()
                .limit(FULL_RANGE)
                .toList();
    }

    void fill(Org org) {
        var catalogue = Actor.system("demo city");
        range.forEach(medicine -> items.define(medicine, 10, null, catalogue));
        org.facilities().forEach(this::fill);
    }

    private void fill(Facility facility) {
        var large = facility.code().equals("LNH") || facility.code().equals("GTB");
        var store = UnitId.of(facility.code() + "/PHARM");
        var by = Actor.system("demo city", facility.id());
        range.stream().limit(large ? FULL_RANGE : SMALL_RANGE).forEach(medicine -> shelve(store, medicine, large, by));
    }

    private void shelve(UnitId store, String medicine, boolean large, Actor by) {
        receive(store, medicine, today.plusDays(dice.between(25, 90)), dice.between(4, 30) * 10L, by);
        if (large) {
            receive(store, medicine, today.plusDays(dice.between(200, 700)), dice.between(20, 120) * 10L, by);
        }
    }

    private void receive(UnitId store, String medicine, LocalDate expires, long quantity, Actor by) {
        var number = medicine.substring(0, 2).toUpperCase(java.util.Locale.ROOT) + (STARTS_AT + ++made);
        stock.receive(
                new Receive(
                        store,
                        items.ofMedicine(medicine).orElseThrow().id(),
                        number,
                        expires.minusYears(2),
                        expires,
                        quantity,
                        Money.paise(dice.between(20, 1500)),
                        dice.one(List.of("A1", "A2", "B1", "B2", "C1", "C2")),
                        Receive.STATE_FUND,
                        Reason.RECEIPT,
                        Ids.next(),
                        "DEMO/" + number,
                        "LAB/" + number),
                Ids.next(),
                by);
    }
}
