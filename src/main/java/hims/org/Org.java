package hims.org;

import static hims.org.OrgProblem.UNKNOWN_UNIT;

import hims.access.OpenTo;
import hims.access.UnitId;
import hims.access.Units;
import hims.platform.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The city's facilities and places. A few thousand rows that change with the reference files only, so they are read once
 * at start and answered from memory.
 */
@Service
@OpenTo("everybody: where hospitals and rooms are is public")
public class Org {
    private static final String LOADED = "facilities and departments";

    private final OrgSql sql;
    private final Units units;
    private final Map<UnitId, Unit> byId;
    private final Map<UnitId, Facility> facilities;
    private final Map<UnitId, List<Unit>> children;

    Org(OrgSql sql, Units units, TransactionTemplate transaction) {
        this.sql = sql;
        this.units = units;
        transaction.executeWithoutResult(status -> load());
        var all = sql.units();
        this.byId = all.stream().collect(Collectors.toUnmodifiableMap(Unit::id, Function.identity()));
        this.children = all.stream().filter(unit -> unit.parent() != null).collect(Collectors.groupingBy(Unit::parent));
        this.facilities =
                sql.facilities().stream().collect(Collectors.toUnmodifiableMap(Facility::id, Function.identity()));
    }

    /** @throws Rejected UNKNOWN_UNIT */
    public Unit fetch(UnitId id) {
        return find(id).orElseThrow(() -> new Rejected(UNKNOWN_UNIT));
    }

    public Optional<Unit> find(UnitId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Unit> find(String code) {
        return find(UnitId.of(code));
    }

    /** @throws Rejected UNKNOWN_UNIT */
    public Facility facility(UnitId id) {
        return Optional.ofNullable(facilities.get(id)).orElseThrow(() -> new Rejected(UNKNOWN_UNIT));
    }

    /** All facilities by English name. */
    public List<Facility> facilities() {
        return facilities.values().stream()
                .sorted(java.util.Comparator.comparing(Facility::nameEn))
                .toList();
    }

    /** What stands directly in a unit, by code. */
    public List<Unit> children(UnitId parent) {
        return children.getOrDefault(parent, List.of());
    }

    public List<Unit> children(UnitId parent, UnitKind kind) {
        return children(parent).stream().filter(unit -> unit.kind() == kind).toList();
    }

    private void load() {
        var hash = hash(UnitFiles.content(UnitFiles.FACILITIES) + UnitFiles.content(UnitFiles.DEPARTMENTS));
        if (sql.isLoaded(LOADED, hash)) {
            return;
        }
        var fresh = UnitFiles.units();
        sql.put(fresh);
        UnitFiles.facilities().forEach(sql::put);
        fresh.forEach(unit -> units.put(unit.id(), unit.facility(), unit.nameEn(), unit.nameHi()));
        sql.noteLoaded(LOADED, hash);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
