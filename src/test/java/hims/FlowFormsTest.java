package hims;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.AtOnce;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What holds for every form of the spine: sent fifty times at once it has one effect (REL-31), whatever is typed is answered
 * at the field and shown again as text (UI-24, UI-25, SEC-53), a session that ends in between loses nothing (UI-31), and to
 * another hospital its patient does not exist.
 */
@DatabaseTest
class FlowFormsTest {
    /** Posts that only look something up or keep a choice of this browser; and those of the doors, which have tests of their own. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "/search",
            "/person/search",
            "/person/search/{id}/pair",
            "/person/unknown/search",
            "/person/new/draft",
            "/person/new/script",
            "/shl/{address}",
            "/card/scan",
            "/emergency/scans",
            "/pharmacy/prescriptions/{id}/counter",
            "/language",
            "/theme",
            "/posting",
            "/sign-in",
            "/sign-out",
            "/confirm",
            "/enrol/{token}",
            "/my/sign-in",
            "/my/sign-in/{challenge}",
            "/my/sign-out",
            "/oauth2/token",
            "/privacy/breach",
            "/privacy/breach/csv",
            "/privacy/why",
            // refused within half a minute: QueuesTest and its presses share the code of the other acts of a token
            "/scheduling/tokens/{id}/recalls");

    /** A citizen's own, with a sign-in of its own: MySharePagesTest holds them to the same. */
    private static final Set<String> OF_CITIZENS = Set.of(
            "/my/share/links",
            "/my/share/links/{id}/revocations",
            "/my/share/health-cards",
            "/my/who-looked/{seq}/question");

    /** Fields that the page fills in itself; a made-up value is answered, but not at a field. */
    private static final Pattern NOT_TYPED = Pattern.compile(
            "_key|_csrf|password|act|to|back|labels|different|proposed"
                    + "|inquiry|person|words|place|queue|reason|allergy-.*|line-(id|medicine)|token[.].*|.*(id|seen|picks|scanned|selected)");

    private static final List<String> TYPED = List.of(
            "", "ब".repeat(5_000), "<script>alert(1)</script>", "31/02/2026", "९९९९९९९९९९९९", "-1", "\u0000\u202E😀");

    private static final List<String> MADE_UP =
            List.of("", "<script>alert(1)</script>", "00000000-0000-0000-0000-000000000000", "\u0000");

    private static final int MANY = 8;

    private static final Pattern ERROR = Pattern.compile("h-field__error\"[^>]*>(.*?)</p>", Pattern.DOTALL);

    private final FlowForms forms;
    private final RequestMappingHandlerMapping routes;

    FlowFormsTest(FlowForms forms, RequestMappingHandlerMapping routes) {
        this.forms = forms;
        this.routes = routes;
    }

    @Test
    void no_form_is_forgotten() {
        var posts = routes.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var known = new TreeSet<>(WITHOUT_EFFECT);
        known.addAll(OF_CITIZENS);
        Arrays.stream(FlowForm.values()).map(form -> form.route).forEach(known::add);
        assertThat(posts).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource
    void sent_fifty_times_at_once_it_has_one_effect(FlowForm form) throws Exception {
        var ready = forms.open(form);
        var before = ready.effects().getAsLong();
        var answers = AtOnce.times(50, () -> ready.browser().post(ready.path(), ready.fields()));
        assertThat(ready.effects().getAsLong()).isEqualTo(before + 1);
        var once = ready.browser().post(ready.path(), ready.fields());
        assertThat(once.statusCode()).as(once.body()).isIn(200, 302, 303);
        assertThat(answers.stream()
                        .filter(answer ->
                                answer.headers().firstValue("Retry-After").isEmpty())
                        .map(FlowFormsTest::said))
                .as("everybody is led to the same page, or asked to wait for it")
                .containsOnly(said(once));
        assertThat(ready.effects().getAsLong()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_ends_in_mid_form_loses_nothing_and_the_kept_form_does_what_it_would_have_done(FlowForm form) {
        var ready = forms.open(form);
        var before = ready.effects().getAsLong();
        ready.browser().loseSession();
        assertThat(Browsing.location(ready.browser().post(ready.path(), ready.fields())))
                .endsWith("/sign-in");
        ready.browser().resumeSession();
        assertThat(ready.effects().getAsLong()).isEqualTo(before);
        var kept = ready.browser().get("/sign-in/kept").body();
        var fields = new HashMap<>(Form.on(kept, ready.path()));
        ready.fields().forEach((name, value) -> {
            if (!name.equals("password")) {
                assertThat(fields).containsEntry(name, value);
            }
        });
        fields.remove("_csrf");
        fields.putAll(Map.of("password", ready.fields().getOrDefault("password", "")));
        var sent = ready.browser().post(ready.path(), fields);
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 302, 303);
        assertThat(ready.effects().getAsLong()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_stands_in_a_field_is_answered_in_words_and_nothing_else_is_lost(FlowForm form) {
        var ready = inHindi(form);
        var turn = 0;
        for (var field : new TreeSet<>(ready.fields().keySet())) {
            for (var typed : bad(field, ready.fields().size(), turn++)) {
                if (field.startsWith("_") || field.equals("password")) {
                    continue; // tokens of ours; too many wrong passwords close the account, as they should
                }
                var fields = new HashMap<>(ready.fields());
                fields.put(field, typed);
                fields.put("_key", UUID.randomUUID().toString());
                var answer = ready.browser().post(ready.path(), fields);
                var about = form + "." + field + " = " + typed.substring(0, Math.min(40, typed.length()));
                assertThat(answer.statusCode()).as(about).isIn(200, 302, 303, 400, 403, 404, 409, 422);
                assertThat(answer.body()).as(about).doesNotContain("<script>alert");
                if (answer.statusCode() >= 400) {
                    assertThat(answer.body()).as(about + " in Hindi").contains("<html lang=\"hi\"");
                    isToldAndKept(answer, fields, field, about);
                } else {
                    ready = inHindi(form);
                }
            }
        }
        ready.browser().post("/language", Map.of("language", "en", "back", "/"));
    }

    /** All that may stand in a field; in one of very many fields two of it, in turn. */
    private static List<String> bad(String field, int fields, int turn) {
        var all = NOT_TYPED.matcher(field).matches() ? MADE_UP : TYPED;
        return fields <= MANY ? all : List.of(all.get(turn % all.size()), all.get((turn + 2) % all.size()));
    }

    private FlowForms.Ready inHindi(FlowForm form) {
        var ready = forms.open(form);
        ready.browser().post("/language", Map.of("language", "hi", "back", "/"));
        return ready;
    }

    private static void isToldAndKept(
            HttpResponse<String> answer, Map<String, String> fields, String wrong, String about) {
        var page = Form.plain(answer.body());
        if (!NOT_TYPED.matcher(wrong).matches()) {
            assertThat(answer.statusCode()).as(about + " is told on the form").isIn(409, 422);
            fields.forEach((name, value) -> {
                if (!NOT_TYPED.matcher(name).matches() && !name.equals(wrong) && !value.isBlank()) {
                    assertThat(page).as(about + " keeps " + name).contains(value);
                }
            });
        }
        var errors = ERROR.matcher(page);
        while (errors.find()) {
            assertThat(errors.group(1)).as(about).containsPattern("\\p{IsDevanagari}");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "POINT_PAUSED",
                "CALL",
                "SKIP",
                "TRANSFER",
                "BOARD_REVOKED",
                "VITALS",
                "NO_ALLERGIES",
                "ALLERGY_BY_NURSE",
                "DAY_CLOSED",
                "DRAFT",
                "ALLERGY",
                "MEDICINE",
                "SIGNATURE",
                "DISPENSE"
            })
    void to_another_hospital_it_does_not_exist(FlowForm form) {
        var ready = forms.open(form);
        var before = ready.effects().getAsLong();
        var stranger = forms.elsewhere(form);
        stranger.get("/person");
        var answer = stranger.post(ready.path(), ready.fields());
        assertThat(answer.statusCode()).as(answer.body()).isIn(403, 404);
        assertThat(ready.effects().getAsLong()).isEqualTo(before);
    }

    /** Where an answer leads to; its status where it leads nowhere. */
    private static String said(HttpResponse<String> answer) {
        var to = Browsing.location(answer);
        return to.isEmpty() ? String.valueOf(answer.statusCode()) : to;
    }
}
