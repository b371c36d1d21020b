package hims.demo;

import hims.access.Actor;
import hims.access.UnitId;
import hims.scheduling.Boards;
import hims.scheduling.Boards.NewBoard;
import hims.scheduling.QueueId;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The waiting halls of the demo city with the boards that hang in them. */
@Component
@ConditionalOnProperty("hims.demo")
class Halls {
    private static final NewBoard LOK_NAYAK = new NewBoard(
            UnitId.of("LNH"),
            "Lok Nayak Hospital, Medicine OPD",
            "लोक नायक अस्पताल, मेडिसिन ओ.पी.डी.",
            List.of(
                    QueueId.of("LNH/MED-OPD"),
                    QueueId.of("LNH/ORTHO-OPD"),
                    QueueId.of("LNH/PAED-OPD"),
                    QueueId.of("LNH/SKIN-OPD")));

    private final Boards boards;
    private final DemoSql city;

    Halls(Boards boards, DemoSql city) {
        this.boards = boards;
        this.city = city;
    }

    void hangBoards() {
        var key = boards.register(LOK_NAYAK, Actor.system("demo city", LOK_NAYAK.facility()))
                .key();
        city.hang(new DemoPages.Board("/board/" + key, LOK_NAYAK.placeEn(), LOK_NAYAK.placeHi()));
    }
}
