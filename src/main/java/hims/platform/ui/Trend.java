package hims.platform.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measured value over time, drawn by the server: reference band, ink line, points outside in red, gaps left open.
 *
 * @param note unit and target, in words
 * @param points in time order
 * @param low lower edge of the reference band, null where there is none
 * @param marks what stands under the time axis
 */
public record Trend(
        String title,
        String note,
        List<Point> points,
        @Nullable Double low,
        @Nullable Double high,
        List<Mark> marks) {
    private static final double LEFT = 21;
    private static final double RIGHT = 253;
    private static final double TOP = 10;
    private static final double BOTTOM = 96;

    /**
     * @param at from 0, the first moment shown, to 1, the last
     * @param value null where it was due and not taken: the line is broken there
     * @param shown the value as text
     */
    public record Point(double at, @Nullable Double value, String when, String shown) {}

    /** A word under the axis. */
    public record Mark(double at, String label) {
        public String anchor() {
            return at <= 0 ? "start" : at >= 1 ? "end" : "middle";
        }

        public String x() {
            return number(LEFT + at * (RIGHT - LEFT));
        }
    }

    /** A point where it is drawn. */
    public record Dot(String x, String y, boolean off, String shown) {
        public String radius() {
            return off ? "3.5" : "2.5";
        }
    }

    public Trend {
        points = List.copyOf(points);
        marks = List.copyOf(marks);
    }

    /** The stretches between gaps, as points of a polyline. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var point : points) {
            if (point.value() == null) {
                lines.add(line.toString());
                line = new StringBuilder();
            } else {
                line.append(x(point)).append(',').append(y(point.value())).append(' ');
            }
        }
        lines.add(line.toString());
        return lines.stream()
                .map(String::strip)
                .filter(text -> text.contains(" "))
                .toList();
    }

    public List<Dot> dots() {
        return taken().map(point -> new Dot(x(point), y(value(point)), isOff(value(point)), point.shown()))
                .toList();
    }

    public boolean hasBand() {
        return low != null && high != null;
    }

    public String bandTop() {
        return y(high == null ? 0 : high);
    }

    public String bandBottom() {
        return y(low == null ? 0 : low);
    }

    public String bandHeight() {
        return number(Math.abs(place(low == null ? 0 : low) - place(high == null ? 0 : high)));
    }

    public String lowLabel() {
        return plain(low);
    }

    public String highLabel() {
        return plain(high);
    }

    private boolean isOff(double value) {
        return (low != null && value < low) || (high != null && value > high);
    }

    private static String x(Point point) {
        return number(LEFT + point.at() * (RIGHT - LEFT));
    }

    private String y(double value) {
        return number(place(value));
    }

    private double place(double value) {
        var min = all().min().orElse(0);
        var max = all().max().orElse(1);
        var room = Math.max(max - min, 1e-9) * 0.12;
        return BOTTOM - (value - min + room) / (max - min + 2 * room) * (BOTTOM - TOP);
    }

    private DoubleStream all() {
        var band = hasBand() ? DoubleStream.of(value(low), value(high)) : DoubleStream.empty();
        return DoubleStream.concat(taken().mapToDouble(Trend::value), band);
    }

    private Stream<Point> taken() {
        return points.stream().filter(point -> point.value() != null);
    }

    private static double value(Point point) {
        return value(point.value());
    }

    private static double value(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static String plain(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
