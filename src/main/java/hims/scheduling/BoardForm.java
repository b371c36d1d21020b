package hims.scheduling;

import hims.access.UnitId;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.scheduling.Boards.NewBoard;
import java.util.ArrayList;

/** A new board: the hall it hangs in, in both languages, and its queues cell by cell. */
final class BoardForm {
    static final int LONGEST_PLACE = 60;

    private BoardForm() {}

    static Parsed<NewBoard> parse(UnitId facility, Fields in) {
        var english = in.text("placeEn", LONGEST_PLACE).required();
        var hindi = in.text("placeHi", LONGEST_PLACE).required();
        in.text(cell(1), LONGEST_PLACE).required();
        var queues = new ArrayList<QueueId>();
        for (var n = 1; n <= Boards.MOST_CELLS; n++) {
            in.id(cell(n), QueueId::new)
                    .check(queue -> !queues.contains(queue), "scheduling.boards.twice")
                    .optional()
                    .ifPresent(queues::add);
        }
        return in.parse(() -> new NewBoard(facility, english.value(), hindi.value(), queues));
    }

    /** The field of a cell, from one to four. */
    static String cell(int number) {
        return "cell" + number;
    }
}
