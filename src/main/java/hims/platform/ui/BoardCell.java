package hims.platform.ui;

import java.util.List;

/**
 * One service on a token board, in two languages.
 *
 * @param token the one called now, empty before the first
 * @param called whether it was called in the last seconds: its cell inverts for five
 */
public record BoardCell(
        String id,
        String nameHi,
        String nameEn,
        String token,
        String room,
        List<String> next,
        List<String> missed,
        boolean called) {
    public BoardCell {
        next = next.stream().limit(5).toList();
        missed = List.copyOf(missed);
    }
}
