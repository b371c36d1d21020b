package hims.person.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.person.PersonProblem;
import hims.person.Presses;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Frames;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files of surveys before the identity officer: sent, looked at, let in, sent back. */
@Controller
@Needs(value = Permission.PERSON_MERGE, everywhere = "the records department serves the whole city")
class SurveyPages {
    private final Surveys surveys;
    private final Presses presses;
    private final Frames frames;

    SurveyPages(Surveys surveys, Presses presses, Frames frames) {
        this.surveys = surveys;
        this.presses = presses;
        this.frames = frames;
    }

    @GetMapping("/person/surveys")
    ModelAndView index(Actor by) {
        return Page.of("person/surveys/index", new SurveysPage(surveys.list(by), "", null));
    }

    @GetMapping("/person/surveys/too-large")
    ModelAndView tooLarge() {
        throw new Rejected(PersonProblem.SURVEY_TOO_LARGE, Map.of("rows", Surveys.MOST_ROWS));
    }

    /** A file, or a few rows pasted with their heading. */
    @PostMapping("/person/surveys")
    ModelAndView create(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String rows,
            Actor by,
            HttpServletRequest form) {
        try {
            return presses.once(form, by, () -> "/person/surveys/" + upload(file, rows, by));
        } catch (Rejected refused) {
            if (!Surveys.refuses(refused)) {
                throw refused;
            }
            return Page.invalid("person/surveys/index", new SurveysPage(surveys.list(by), rows, refused));
        }
    }

    private BatchId upload(@Nullable MultipartFile file, String rows, Actor by) {
        if (file == null || file.isEmpty()) {
            return surveys.upload("", new ByteArrayInputStream(rows.getBytes(UTF_8)), by);
        }
        try (InputStream bytes = file.getInputStream()) {
            return surveys.upload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), bytes, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/person/surveys/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        var shown = surveys.open(new BatchId(id), by);
        return Page.of("person/surveys/show", new SurveyPage(shown.batch(), shown.errors()));
    }

    @PostMapping("/person/surveys/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        return done(id, form, redirect, "person.survey.accepted", by, () -> surveys.accept(new BatchId(id), by));
    }

    @PostMapping("/person/surveys/{id}/closure")
    ModelAndView close(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        return done(id, form, redirect, "person.survey.closed", by, () -> surveys.close(new BatchId(id), by));
    }

    private ModelAndView done(
            UUID id, HttpServletRequest form, RedirectAttributes redirect, String word, Actor by, Runnable act) {
        var answer = presses.once(form, by, () -> {
            act.run();
            return "/person/surveys/" + id;
        });
        Flash.say(redirect, word);
        return answer;
    }

    @GetMapping("/person/surveys/{id}/errors.csv")
    void errors(@PathVariable UUID id, Actor by, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        file(response, "errors.csv");
        surveys.errors(new BatchId(id), response.getWriter(), frames.of(request), by);
    }

    @GetMapping("/person/surveys/sample.csv")
    void sample(HttpServletResponse response) throws IOException {
        file(response, "survey.csv");
        response.getWriter().write(SurveysPage.sample());
    }

    private static void file(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
