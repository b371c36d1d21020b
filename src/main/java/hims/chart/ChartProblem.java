package hims.chart;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum ChartProblem implements Problem {
    ALLERGIES_ON_RECORD(Kind.CONFLICT),
    ALREADY_LISTED(Kind.CONFLICT);

    private final Kind kind;

    ChartProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
