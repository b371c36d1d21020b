package hims.supply;

import static hims.supply.SupplyProblem.BATCH_MISMATCH;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Commands;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Flash;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The storekeeper's pages: shelves, one item, goods that arrive. */
@Controller
@Needs(
        value = Permission.STOCK_READ,
        everywhere = "an item of the catalogue is the same everywhere; stock is that of her own store")
public class StockPages {
    private static final String NEW = "supply/receipts/new";

    private final StockList list;
    private final Stock stock;
    private final Items items;
    private final Stores stores;
    private final Medicines medicines;
    private final Commands commands;
    private final Clock clock;

    StockPages(
            StockList list,
            Stock stock,
            Items items,
            Stores stores,
            Medicines medicines,
            Commands commands,
            Clock clock) {
        this.list = list;
        this.stock = stock;
        this.items = items;
        this.stores = stores;
        this.medicines = medicines;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param medicines of which some store keeps an item */
    public record Receipt(Fields in, List<Medicine> medicines) {
        public Input medicine(Frame frame) {
            var options = medicines.stream()
                    .map(one -> new Option(one.code(), one.name().in(frame.language())))
                    .toList();
            return Input.select("medicine", frame.text("supply.receipt.medicine"), options)
                    .in(in, frame);
        }
    }

    @GetMapping("/supply")
    ModelAndView index(
            @RequestParam(defaultValue = "ALL") StockList.Filter show,
            @RequestParam(defaultValue = "") String name,
            Actor by) {
        return Page.of("supply/stock/index", list.show(show, name, by));
    }

    @GetMapping("/supply/items/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        return Page.of("supply/stock/show", list.detail(new ItemId(id), by));
    }

    @GetMapping("/supply/receipts/new")
    @Needs(Permission.STOCK_RECEIVE)
    ModelAndView form(@RequestParam(defaultValue = "") String medicine, Actor by) {
        list.show(StockList.Filter.OUT, "", by);
        return Page.of(NEW, receipt(Fields.typed(Map.of("medicine", medicine))));
    }

    @PostMapping("/supply/receipts")
    @Needs(Permission.STOCK_RECEIVE)
    ModelAndView create(
            @RequestParam("_key") String key, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        var source = Ids.named("receipt", key);
        return switch (ReceiptForm.parse(in, items, stores.of(by), source, Today.at(clock))) {
            case Parsed.Valid(var goods) -> receive(goods, in, key, by, redirect);
            case Parsed.Invalid<Receive> _ -> Page.invalid(NEW, receipt(in));
        };
    }

    private ModelAndView receive(Receive goods, Fields in, String key, Actor by, RedirectAttributes redirect) {
        try {
            var hash = Commands.hash(goods.toString().getBytes(StandardCharsets.UTF_8));
            var path = commands.once(key, by.user().value(), "supply.receipt", hash, () -> {
                stock.receive(goods, Ids.named("command", key), by);
                return "/supply/items/" + goods.item();
            });
            Flash.say(redirect, "supply.received", String.valueOf(goods.quantity()), goods.number());
            return Page.redirect(path);
        } catch (Rejected mismatch) {
            if (mismatch.problem() != BATCH_MISMATCH) {
                throw mismatch;
            }
            in.wrong(
                    "expires",
                    "supply.receipt.expires.mismatch",
                    goods.number(),
                    String.valueOf(mismatch.facts().get("recorded")));
            return Page.invalid(NEW, receipt(in));
        }
    }

    private Receipt receipt(Fields in) {
        var kept = items.all().stream().flatMap(item -> medicines.find(item.medicine()).stream());
        return new Receipt(
                in,
                kept.sorted(Comparator.comparing(medicine -> medicine.name().en()))
                        .toList());
    }
}
