package hims.demo;

import hims.platform.Kind;
import hims.platform.Problem;

enum DemoProblem implements Problem {
    NOBODY;

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }
}
