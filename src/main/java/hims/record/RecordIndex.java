package hims.record;

import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.IndexSql.Claim;
import hims.record.RecordSql.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps identifiers and names in step with the resources. */
@Component
class RecordIndex {
    /** Owner of the identifiers of what is about nobody. */
    private static final UUID CITY = new UUID(0, 0);

    private final IndexSql sql;

    RecordIndex(IndexSql sql) {
        this.sql = sql;
    }

    /**
     * Claims the identifiers of resources about to be written; gives those recorded before, each with the first one's key. A
     * resource was recorded before when every identifier it has is another's: a number that many share (the group of a claim) is no
     * sign of it.
     */
    Map<ResourceKey, ResourceKey> claim(List<Prepared> batch, SearchParameters parameters) {
        var claims = batch.stream()
                .flatMap(prepared ->
                        Extract.identifiers(prepared.key().type(), prepared.resource(), parameters).stream()
                                .map(identifier -> new Claim(identifier, owner(prepared.person()), prepared.key())))
                .toList();
        var duplicates = new HashMap<ResourceKey, ResourceKey>();
        if (claims.isEmpty() || sql.claim(claims)) {
            return duplicates;
        }
        var own = new HashSet<ResourceKey>();
        for (var claim : claims) {
            var first = sql.ownerOf(claim).orElse(claim.key());
            if (first.equals(claim.key())) {
                own.add(claim.key());
            } else {
                duplicates.putIfAbsent(claim.key(), first);
            }
        }
        duplicates.keySet().removeAll(own);
        claims.stream()
                .filter(claim -> duplicates.containsKey(claim.key()))
                .forEach(claim -> sql.release(claim.key(), List.of(claim.identifier())));
        return duplicates;
    }

    void add(List<Version> versions) {
        sql.addStrings(rows(versions, version -> version.extract().strings(), IndexSql.Named::new));
    }

    /** @param before what the replaced version had */
    void replace(Extract before, Version version) {
        var after = version.extract();
        if (!after.identifiers().equals(before.identifiers())) {
            sql.release(version.key(), before.identifiers());
            reclaim(version);
        }
        if (!after.strings().equals(before.strings())) {
            sql.dropStrings(version.key());
            sql.addStrings(rows(List.of(version), _ -> after.strings(), IndexSql.Named::new));
        }
    }

    private void reclaim(Version version) {
        var claims = version.extract().identifiers().stream()
                .map(identifier -> new Claim(identifier, owner(version.person()), version.key()))
                .toList();
        if (!sql.claim(claims)) {
            throw new Rejected(RecordProblem.IDENTIFIER_TAKEN);
        }
    }

    private static UUID owner(@Nullable PersonId person) {
        return person == null ? CITY : person.value();
    }

    private static <T, R> List<R> rows(
            List<Version> versions, Function<Version, List<T>> values, BiFunction<ResourceKey, T, R> row) {
        return versions.stream()
                .flatMap(version -> values.apply(version).stream().map(value -> row.apply(version.key(), value)))
                .toList();
    }
}
