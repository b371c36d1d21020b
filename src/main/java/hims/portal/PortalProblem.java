package hims.portal;

import hims.platform.Kind;
import hims.platform.Problem;

public enum PortalProblem implements Problem {
    NO_SUCH_PAGE(Kind.NOT_FOUND);

    private final Kind kind;

    PortalProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
