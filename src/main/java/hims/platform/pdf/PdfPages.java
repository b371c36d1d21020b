package hims.platform.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A finished PDF, read back by a library that did not make it. */
public final class PdfPages implements AutoCloseable {

    private static final double MM_PER_INCH = 25.4;
    private static final double POINTS_PER_INCH = 72;

    private final PDDocument document;
    private final PDFRenderer renderer;

    public PdfPages(byte[] pdf) {
        try {
            this.document = Loader.loadPDF(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("Not a PDF", e);
        }
        this.renderer = new PDFRenderer(document);
    }

    public int count() {
        return document.getNumberOfPages();
    }

    public double widthMm(int page) {
        return document.getPage(page).getMediaBox().getWidth() / POINTS_PER_INCH * MM_PER_INCH;
    }

    public double heightMm(int page) {
        return document.getPage(page).getMediaBox().getHeight() / POINTS_PER_INCH * MM_PER_INCH;
    }

    /** As a printer of this resolution would draw it. */
    public BufferedImage raster(int page, int dotsPerInch) {
        try {
            return renderer.renderImageWithDPI(page, dotsPerInch, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot draw page " + page, e);
        }
    }

    /** A part of a raster of {@link #raster}, in millimetres from its upper left corner. */
    public static BufferedImage cut(
            BufferedImage raster, int dotsPerInch, double left, double top, double width, double height) {
        int x = Math.max(0, dots(left, dotsPerInch));
        int y = Math.max(0, dots(top, dotsPerInch));
        return raster.getSubimage(
                x,
                y,
                Math.min(dots(width, dotsPerInch), raster.getWidth() - x),
                Math.min(dots(height, dotsPerInch), raster.getHeight() - y));
    }

    private static int dots(double millimetres, int dotsPerInch) {
        return (int) Math.round(millimetres / MM_PER_INCH * dotsPerInch);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
