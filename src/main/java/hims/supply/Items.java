package hims.supply;

import static hims.supply.SupplyProblem.UNKNOWN_ITEM;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of stockable items. */
@Service
public class Items {
    private final ItemSql sql;
    private final Access access;

    Items(ItemSql sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /** Adds a medicine to the catalogue; one that is there already stays as it is. */
    @Transactional
    public Item define(String medicine, int packSize, @Nullable String gtin, Actor by) {
        access.require(by, Permission.STOCK_RECEIVE);
        sql.insert(new Item(new ItemId(Ids.named("item", medicine)), medicine, packSize), gtin);
        return sql.ofMedicine(medicine).orElseThrow();
    }

    @OpenTo("everyone: the catalogue holds nothing personal")
    public Item fetch(ItemId id) {
        return sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_ITEM));
    }

    @OpenTo("everyone: the catalogue holds nothing personal")
    public Optional<Item> ofMedicine(String code) {
        return sql.ofMedicine(code);
    }

    /** Items by medicine code; medicines that no store keeps are left out. */
    @OpenTo("everyone: the catalogue holds nothing personal")
    public Map<String, Item> ofMedicines(Collection<String> codes) {
        return sql.ofMedicines(codes).stream().collect(Collectors.toMap(Item::medicine, Function.identity()));
    }

    @OpenTo("everyone: the catalogue holds nothing personal")
    public Optional<Item> ofGtin(String gtin) {
        return sql.ofGtin(gtin);
    }

    @OpenTo("everyone: the catalogue holds nothing personal")
    public List<Item> all() {
        return sql.all();
    }
}
