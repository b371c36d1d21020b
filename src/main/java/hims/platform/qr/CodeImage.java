package hims.platform.qr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Black bars on white, in whole modules, with the size they are printed at. The page shows {@link #svg}; the print gate
 * rasters the same path, so what is checked is what is printed.
 */
public record CodeImage(String path, int widthModules, int heightModules, double widthMm, double heightMm) {

    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\d+z");
    private static final double MM_PER_INCH = 25.4;

    static void appendBar(StringBuilder path, int x, int y, int width, int height) {
        path.append('M').append(x).append(' ').append(y);
        path.append('h').append(width).append('v').append(height);
        path.append("h-").append(width).append('z');
    }

    /** @param label what a screen reader says, already in the reader's language */
    public String svg(String label) {
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" width="%.2fmm" height="%.2fmm" \
                viewBox="0 0 %d %d" preserveAspectRatio="none" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dh-%dz"/><path fill="#000" d="%s"/></svg>""",
                escape(label),
                widthMm,
                heightMm,
                widthModules,
                heightModules,
                widthModules,
                heightModules,
                widthModules,
                path);
    }

    /** As a printer of this resolution would draw it, edges of modules falling between dots and all. */
    public BufferedImage raster(int dotsPerInch) {
        int width = (int) Math.round(widthMm / MM_PER_INCH * dotsPerInch);
        int height = (int) Math.round(heightMm / MM_PER_INCH * dotsPerInch);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.scale((double) width / widthModules, (double) height / heightModules);
        var bars = BAR.matcher(path);
        while (bars.find()) {
            pen.fill(new Rectangle2D.Double(
                    number(bars.group(1)), number(bars.group(2)), number(bars.group(3)), number(bars.group(4))));
        }
        pen.dispose();
        return image;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
