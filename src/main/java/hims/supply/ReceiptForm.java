package hims.supply;

import hims.access.UnitId;
import hims.platform.Fields;
import hims.platform.Money;
import hims.platform.Parsed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Goods that arrive, as the storekeeper types them. */
final class ReceiptForm {
    private static final int MOST_UNITS = 10_000_000;
    private static final int LONGEST_LIFE_YEARS = 10;

    private ReceiptForm() {}

    /** @param source id of the paper's line */
    static Parsed<Receive> parse(Fields in, Items items, UnitId store, UUID source, LocalDate today) {
        var item = in.text("medicine", 80).required().map(items::ofMedicine, "supply.receipt.medicine.unknown");
        var number = in.code("number", 20)
                .required()
                .check(code -> code.matches("[A-Z0-9][A-Z0-9./-]*"), "supply.receipt.number.form");
        var expires = in.text("expires", 20)
                .required()
                .map(Expiry::read, "supply.receipt.expires.form")
                .check(day -> !day.isBefore(today), "supply.receipt.expires.past")
                .check(day -> day.isBefore(today.plusYears(LONGEST_LIFE_YEARS)), "supply.receipt.expires.far");
        var quantity = in.integer("quantity", 1, MOST_UNITS).required();
        var cost = in.decimal("cost", "0.00", "1000000.00").required().map(ReceiptForm::paise, "field.not-a-number");
        var bin = in.code("bin", 12).required();
        var report = in.text("report", 40);
        var paper = in.text("paper", 40).required();
        return in.parse(() -> new Receive(
                store,
                item.value().id(),
                number.value(),
                null,
                expires.value(),
                quantity.value(),
                cost.value(),
                bin.value(),
                Receive.STATE_FUND,
                Reason.RECEIPT,
                source,
                paper.value(),
                report.orNull()));
    }

    private static Optional<Money> paise(BigDecimal rupees) {
        return Optional.of(Money.rupees(rupees));
    }
}
