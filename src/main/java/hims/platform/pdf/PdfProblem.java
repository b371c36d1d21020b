package hims.platform.pdf;

import hims.platform.Kind;
import hims.platform.Problem;

public enum PdfProblem implements Problem {
    /** No Chromium on this machine. All but making PDFs works without it. */
    NO_BROWSER_ENGINE(Kind.BUSY),
    /** The engine ended without a PDF, or took too long. */
    PDF_NOT_MADE(Kind.BUSY);

    private final Kind kind;

    PdfProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
