package hims.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds an item by its first letters in any order of words, else by likeness of spelling. Built once, never changed. What
 * stands first among the items stands first among equal hits.
 */
final class SearchIndex<T> {
    private static final double ALIKE = 0.42;
    private static final int SHORTEST_ALIKE = 4;
    private static final String LAST = "\uffff";

    private final List<T> items;
    private final NavigableMap<String, BitSet> terms = new TreeMap<>();
    private final NavigableMap<String, BitSet> words = new TreeMap<>();
    private final List<Spelling> spellings;
    private final Map<String, List<Integer>> byTrigram = new HashMap<>();

    private record Spelling(String term, int trigrams) {}

    private record Likeness(Spelling spelling, int typed, int common) {
        double share() {
            return (double) common / (typed + spelling.trigrams() - common);
        }
    }

    /** @param names by which an item is known */
    SearchIndex(List<T> items, Function<T, Stream<String>> names) {
        this.items = items;
        for (var place = 0; place < items.size(); place++) {
            add(place, names.apply(items.get(place)));
        }
        spellings = Stream.concat(terms.keySet().stream(), words.keySet().stream())
                .filter(term -> term.length() >= SHORTEST_ALIKE)
                .distinct()
                .map(term -> new Spelling(term, SearchText.trigrams(term).size()))
                .toList();
        for (var place = 0; place < spellings.size(); place++) {
            for (var piece : SearchText.trigrams(spellings.get(place).term())) {
                byTrigram.computeIfAbsent(piece, unseen -> new ArrayList<>()).add(place);
            }
        }
    }

    List<T> search(String typed, int limit) {
        var query = SearchText.of(typed);
        if (query.isEmpty()) {
            return List.of();
        }
        var hits = new LinkedHashSet<Integer>();
        addAll(hits, terms.getOrDefault(query, new BitSet()));
        addAll(hits, beginning(terms, query));
        addAll(hits, withEachWord(query));
        if (hits.size() < limit && query.length() >= SHORTEST_ALIKE) {
            alike(query).forEach(term -> addAll(hits, having(term)));
        }
        return hits.stream().limit(limit).map(items::get).toList();
    }

    private void add(int place, Stream<String> names) {
        names.map(SearchText::of).filter(term -> !term.isEmpty()).distinct().forEach(term -> {
            mark(terms, term, place);
            SearchText.words(term).forEach(word -> mark(words, word, place));
        });
    }

    private BitSet withEachWord(String query) {
        var all = new BitSet();
        all.set(0, items.size());
        SearchText.words(query).forEach(word -> all.and(beginning(words, word)));
        return all;
    }

    /** Terms and words of likely the same spelling, the likest first: the share of trigrams they have in common. */
    private List<String> alike(String query) {
        var typed = SearchText.trigrams(query);
        var common = new int[spellings.size()];
        typed.forEach(piece -> byTrigram.getOrDefault(piece, List.of()).forEach(place -> common[place]++));
        return IntStream.range(0, common.length)
                .mapToObj(place -> new Likeness(spellings.get(place), typed.size(), common[place]))
                .filter(likeness -> likeness.share() >= ALIKE)
                .sorted(Comparator.comparingDouble(Likeness::share).reversed())
                .map(likeness -> likeness.spelling().term())
                .toList();
    }

    private BitSet having(String term) {
        var places = new BitSet();
        places.or(terms.getOrDefault(term, new BitSet()));
        places.or(words.getOrDefault(term, new BitSet()));
        return places;
    }

    private static BitSet beginning(NavigableMap<String, BitSet> index, String start) {
        var places = new BitSet();
        index.subMap(start, true, start + LAST, true).values().forEach(places::or);
        return places;
    }

    private static void mark(Map<String, BitSet> index, String key, int place) {
        index.computeIfAbsent(key, unseen -> new BitSet()).set(place);
    }

    private static void addAll(Collection<Integer> hits, BitSet places) {
        places.stream().forEach(hits::add);
    }
}
