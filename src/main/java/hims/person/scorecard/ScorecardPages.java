package hims.person.scorecard;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.Staff;
import hims.access.UnitId;
import hims.access.UserId;
import hims.org.Org;
import hims.platform.web.Page;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The scorecard of registration before the identity officer, and the people behind each figure. */
@Controller
@Needs(Permission.PERSON_MERGE)
class ScorecardPages {
    private final Scorecard scorecard;
    private final Org org;
    private final Staff staff;

    ScorecardPages(Scorecard scorecard, Org org, Staff staff) {
        this.scorecard = scorecard;
        this.org = org;
        this.staff = staff;
    }

    @GetMapping("/person/scorecard")
    ModelAndView index(@RequestParam(defaultValue = "") String month, Actor by) {
        var shown = month(month);
        var lines = scorecard.lines(shown, by);
        var names = new HashMap<UserId, String>();
        staff.posted().forEach(member -> names.put(member.user(), member.name()));
        var rows = lines.stream()
                .map(line ->
                        new ScorecardPage.Row(line, org.find(line.facility()), names.getOrDefault(line.desk(), "")))
                .toList();
        return Page.of("person/scorecard/index", new ScorecardPage(shown, scorecard.thisMonth(), rows));
    }

    @GetMapping("/person/scorecard/people")
    ModelAndView people(
            @RequestParam(defaultValue = "") String month,
            @RequestParam UUID facility,
            @RequestParam UUID desk,
            @RequestParam Measure measure,
            Actor by) {
        var shown = month(month);
        var people = scorecard.behind(shown, new UnitId(facility), new UserId(desk), measure, by);
        return Page.of("person/scorecard/people", new BehindPage(shown, measure, people));
    }

    /** A month that is none, or not counted, is this one. */
    private YearMonth month(String typed) {
        var now = scorecard.thisMonth();
        try {
            var month = typed.isEmpty() ? now : YearMonth.parse(typed);
            return month.isAfter(now) || month.isBefore(now.minusMonths(Scorecard.MONTHS)) ? now : month;
        } catch (DateTimeException none) {
            return now;
        }
    }
}
