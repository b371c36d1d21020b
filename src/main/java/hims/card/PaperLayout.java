package hims.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Where the pieces of a page lie, in millimetres; read from {@code reference/card/paper.txt}. */
public record PaperLayout(
        double pageWidth,
        double pageHeight,
        int columns,
        int rows,
        double width,
        double height,
        double left,
        double top,
        double gapBeside,
        double gapBelow) {

    /** What the centre prints on. */
    public enum Name {
        /** Plastic sheets of ten cards, cut afterwards. */
        SHEET,
        /** A printer that takes single cards. */
        SINGLE,
        /** A sheet of stickers for one person. */
        STICKERS
    }

    /** A whole sheet of A4. */
    static final PaperLayout LETTER = new PaperLayout(210, 297, 1, 1, 210, 297, 0, 0, 0, 0);

    private static final String FILE = "/reference/card/paper.txt";
    private static final double MARK_AWAY = 0.4;
    private static final double MARK_LONG = 1.6;
    private static final Map<Name, PaperLayout> ALL = read();

    static PaperLayout of(Name name) {
        return Objects.requireNonNull(ALL.get(name), name.name());
    }

    int pieces() {
        return columns * rows;
    }

    double leftOf(int piece) {
        return left + piece % columns * (width + gapBeside);
    }

    /** Where the other side of this piece lies when the sheet was turned over its long edge. */
    double leftOfBack(int piece) {
        return pageWidth - width - leftOf(piece);
    }

    double topOf(int piece) {
        return top + Math.floorDiv(piece, columns) * (height + gapBelow);
    }

    String css() {
        return String.format(
                Locale.ROOT,
                """
                @page { size: %.2fmm %.2fmm; margin: 0; }
                .p-page { width: %.2fmm; height: %.2fmm; padding: %.2fmm %.2fmm 0; gap: %.2fmm %.2fmm; \
                grid-template-columns: repeat(%d, %.2fmm); grid-auto-rows: %.2fmm; }
                """,
                pageWidth,
                pageHeight,
                pageWidth,
                pageHeight - 0.1, // a rounding up would push an empty page out
                top,
                left,
                gapBelow,
                gapBeside,
                columns,
                width,
                height);
    }

    /** Small crosses at the corners of each piece; none where nothing is cut. */
    String marks() {
        var path = new StringBuilder();
        if (pieces() > 1) {
            for (int piece = 0; piece < pieces(); piece++) {
                corner(path, leftOf(piece), topOf(piece), -1, -1);
                corner(path, leftOf(piece) + width, topOf(piece), 1, -1);
                corner(path, leftOf(piece), topOf(piece) + height, -1, 1);
                corner(path, leftOf(piece) + width, topOf(piece) + height, 1, 1);
            }
        }
        return path.toString();
    }

    /** Two strokes that leave the corner outwards and never touch the piece. */
    private static void corner(StringBuilder path, double x, double y, int right, int down) {
        path.append(String.format(
                Locale.ROOT,
                "M%.2f %.2fh%.2fM%.2f %.2fv%.2f",
                x + right * MARK_AWAY,
                y,
                right * MARK_LONG,
                x,
                y + down * MARK_AWAY,
                down * MARK_LONG));
    }

    private static Map<Name, PaperLayout> read() {
        var all = new EnumMap<Name, PaperLayout>(Name.class);
        try (var in = Objects.requireNonNull(PaperLayout.class.getResourceAsStream(FILE), FILE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", -1))
                    .forEach(words -> all.put(Name.valueOf(words[0]), of(words)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static PaperLayout of(String[] words) {
        double[] mm = DoubleStream.concat(
                        DoubleStream.of(0), Stream.of(words).skip(1).mapToDouble(Double::parseDouble))
                .toArray();
        return new PaperLayout(mm[1], mm[2], (int) mm[3], (int) mm[4], mm[5], mm[6], mm[7], mm[8], mm[9], mm[10]);
    }
}
