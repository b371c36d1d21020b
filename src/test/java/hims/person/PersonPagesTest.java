package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class PersonPagesTest {
    private static final Pattern NEW = Pattern.compile("/person/new\\?from=([0-9a-f-]{36})");
    private static final Pattern HUB = Pattern.compile("/person/([0-9a-f-]{36})#next");
    private final int port;
    private final Invitation invitations;
    private final Browsing rekha;

    PersonPagesTest(@LocalServerPort int port, Invitation invitations) {
        this.port = port;
        this.invitations = invitations;
        this.rekha = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "JPCH");
    }

    @Test
    void from_search_to_hub_and_found_again_in_hindi() {
        String inquiry = search("laxmi devi 62f seelampur");
        String form = rekha.get("/person/new?from=" + inquiry).body();
        assertThat(form)
                .contains("value=\"Laxmi\"", "value=\"Devi\"", "लक्ष्मी देवी", "value=\"62y\"", "value=\"Seelampur\"");
        PersonId id =
                registered(rekha.post("/person/new", fields(inquiry, Map.of("given", "Laxmi", "family", "Devi"))));
        String hub = rekha.get("/person/" + id).body();
        assertThat(hub).contains("DEVI, Laxmi", "लक्ष्मी देवी", "W/o Ram Prasad", "98999\u00a011111");
        assertThat(rekha.submit("/person/search", Map.of("q", "लक्ष्मी देवी 60"))
                        .body())
                .contains(id.toString());
    }

    @Test
    void the_address_bar_never_holds_what_was_typed() {
        rekha.get("/person");
        var answer = rekha.post("/search", Map.of("q", "sunita 9810004471"));
        assertThat(Browsing.location(answer)).matches(".*/person/search/[0-9a-f-]{36}");
    }

    @Test
    void an_impossible_date_is_explained_and_everything_typed_stays() {
        String inquiry = search("ramwati");
        var answer = rekha.post(
                "/person/new", fields(inquiry, Map.of("given", "Ramwati", "born", "31/02/1964", "locality", "Narela")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("February 1964 has 29 days. Check the day, or type the age.")
                .contains("value=\"31/02/1964\"", "value=\"Ramwati\"", "value=\"Narela\"", "1 field to correct");
    }

    @ParameterizedTest
    @CsvSource({
        "given,'',Please fill this in",
        "given,12345,A name needs at least one letter",
        "given,😀,Please fill this in",
        "sex,'',Please fill this in",
        "sex,QUEEN,Please choose from the list",
        "born,'',Please fill this in",
        "born,200,Older than 125 years",
        "born,4/11/2090,still to come",
        "born,yesterday,Not a date or age",
        "phone,981000447,ten digits",
        "phone,0981000447100000,ten digits",
        "pin,012345,six digits"
    })
    void each_wrong_field_is_told_at_the_field(String field, String typed, String message) {
        var answer = rekha.post("/person/new", fields(search("kamla"), Map.of("inScript", "", field, typed)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void a_name_of_ten_thousand_letters_is_refused_with_the_limit() {
        var answer = rekha.post("/person/new", fields(search("x y"), Map.of("given", "a".repeat(10_000))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("At most 120 characters");
    }

    @Test
    void no_phone_is_an_answer_and_nothing_is_not() {
        var missing = rekha.post("/person/new", fields(search("kalawati"), Map.of("given", "Kalawati", "phone", "")));
        assertThat(missing.body()).contains("tick that there is none");
        registered(rekha.post(
                "/person/new", fields(search("kalawati"), Map.of("given", "Kalawati", "phone", "", "noPhone", "1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"O'Brien", "Null", "<script>alert(1)</script>", "Robert'); drop table person.person;--", "A"})
    void odd_names_are_shown_as_text(String name) {
        String body = rekha.get("/person/"
                        + registered(rekha.post(
                                "/person/new",
                                fields(
                                        search(name),
                                        Map.of(
                                                "given", name, "family", "", "phone", "", "noPhone", "1", "born",
                                                "33")))))
                .body();
        assertThat(body).doesNotContain("<script>alert");
        assertThat(body.replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .toLowerCase(java.util.Locale.ROOT))
                .contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void hindi_digits_and_hindi_names_are_understood_and_bidi_marks_go() {
        var id = registered(rekha.post(
                "/person/new",
                fields(
                        search("फूलवती"),
                        Map.of(
                                "given",
                                "\u202Eफूलवती",
                                "family",
                                "",
                                "inScript",
                                "",
                                "born",
                                "१४/२/१९६४",
                                "phone",
                                "९८९९९२२२२२"))));
        String hub = rekha.get("/person/" + id).body();
        assertThat(hub).contains("14-Feb-1964", "98999\u00a022222", "फूलवती").doesNotContain("\u202E");
        assertThat(hub).containsIgnoringCase("phoolvatee");
    }

    @Test
    void somebody_alike_is_asked_about_inside_the_form_and_answered_there() {
        String phone = "9899933333";
        registered(rekha.post(
                "/person/new",
                fields(search("simran"), Map.of("given", "Simran", "family", "Ahluwalia", "phone", phone))));
        String inquiry = search("simran ahluwaliya");
        var typed = fields(inquiry, Map.of("given", "Simran", "family", "Ahluvalia", "phone", phone));
        var asked = rekha.post("/person/new", typed);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("This phone belongs to a person like this", "sounds alike", "1 question to answer");
        String other = found(asked.body(), Pattern.compile("different:([0-9a-f-]{36})"));
        typed.put("act", "different:" + other);
        var said = rekha.post("/person/new", typed);
        assertThat(said.body()).contains("Different from Simran Ahluwalia", "Why a different person");
        typed.remove("act");
        typed.put("different", other);
        assertThat(rekha.post("/person/new", typed).statusCode()).isEqualTo(422);
        typed.put("why", "twin sister");
        registered(rekha.post("/person/new", typed));
    }

    @Test
    void fifty_clicks_at_once_make_one_person() throws InterruptedException {
        String inquiry = search("navneet sodhi");
        rekha.get("/person/new?from=" + inquiry);
        var typed = fields(inquiry, Map.of("given", "Navneet", "family", "Sodhi", "phone", "9899944444"));
        typed.put("_key", rekha.key());
        try (var threads = Executors.newFixedThreadPool(16)) {
            threads.invokeAll(IntStream.range(0, 50)
                    .mapToObj(i -> (java.util.concurrent.Callable<Integer>)
                            () -> rekha.post("/person/new", typed).statusCode())
                    .toList());
        }
        assertThat(rekha.submit("/person/search", Map.of("q", "navneet sodhi")).body())
                .contains("1 result,");
    }

    @Test
    void a_draft_is_kept_field_by_field_and_comes_back_after_signing_in_again() {
        String inquiry = search("hemlata");
        rekha.post("/person/new/draft", fields(inquiry, Map.of("given", "Hemlata", "family", "Semwal", "born", "")));
        assertThat(rekha.get("/person").body()).contains("A half-filled form was kept");
        String form = follow(rekha.get("/person/new")).body();
        assertThat(form).contains("value=\"Hemlata\"", "value=\"Semwal\"", "Draft, kept");
    }

    @Test
    void without_a_search_there_is_no_form() {
        var fresh = StaffDesk.open(port, invitations, "Asha Rani", Role.REGISTRATION_CLERK, "GTB");
        assertThat(Browsing.location(fresh.get("/person/new"))).endsWith("/person");
        fresh.get("/person");
        assertThat(Browsing.location(fresh.post("/person/new", fields(Ids.next().toString(), Map.of()))))
                .endsWith("/person");
    }

    @Test
    void others_cannot_open_her_search_and_a_pharmacist_cannot_register() {
        String inquiry = search("somebody else");
        var meena = StaffDesk.open(port, invitations, "Meena Joshi", Role.PHARMACIST, "GTB");
        assertThat(meena.get("/person/search/" + inquiry).statusCode()).isEqualTo(404);
        assertThat(meena.get("/person/new").statusCode()).isEqualTo(403);
        assertThat(meena.get("/person/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(meena.get("/person/not-an-id").statusCode()).isEqualTo(404);
    }

    @Test
    void an_aadhaar_number_is_neither_searched_nor_kept() {
        String page =
                rekha.submit("/person/search", Map.of("q", "2345 6789 0124")).body();
        assertThat(page).contains("may be an Aadhaar number").doesNotContain("2345 6789 0124");
    }

    @Test
    void the_pages_speak_hindi() {
        rekha.get("/person");
        rekha.post("/language", Map.of("language", "hi", "back", "/person"));
        assertThat(rekha.submit("/person/search", Map.of("q", "कोई नहीं ऐसा")).body())
                .contains("व्यक्ति खोजें")
                .doesNotContain("Find person");
    }

    @Test
    void a_hindi_name_is_proposed_and_an_own_spelling_is_left_alone() {
        String inquiry = search("pooja");
        rekha.get("/person/new?from=" + inquiry);
        assertThat(rekha.post(
                                "/person/new/script",
                                Map.of("given", "Pooja", "family", "Gupta", "inScript", "", "proposed", ""))
                        .body())
                .contains("पूजा गुप्ता");
        assertThat(rekha.post(
                                "/person/new/script",
                                Map.of("given", "Pooja", "family", "Gupta", "inScript", "पुजा", "proposed", "पूजा"))
                        .body())
                .contains("पुजा");
    }

    private String search(String typed) {
        String page = rekha.submit("/person/search", Map.of("q", typed)).body();
        return found(page, NEW);
    }

    private static Map<String, String> fields(String inquiry, Map<String, String> some) {
        var fields = new HashMap<>(Map.of(
                "inquiry",
                inquiry,
                "given",
                "Kamla",
                "family",
                "Rawat",
                "sex",
                "FEMALE",
                "born",
                "62y",
                "phone",
                "9899911111",
                "kin",
                "HUSBAND",
                "kinName",
                "Ram Prasad"));
        fields.put("inScript", "लक्ष्मी देवी");
        fields.putAll(some);
        return fields;
    }

    private static PersonId registered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(errors(answer.body())).isBetween(302, 303);
        return new PersonId(UUID.fromString(found(Browsing.location(answer), HUB)));
    }

    private static String errors(String body) {
        int at = body.indexOf("h-summary");
        return at < 0
                ? body.substring(0, Math.min(400, body.length()))
                : body.substring(at, Math.min(at + 900, body.length()));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        var to = java.net.URI.create(Browsing.location(answer));
        return rekha.get(to.getPath() + (to.getQuery() == null ? "" : "?" + to.getQuery()));
    }

    private static String found(String text, Pattern pattern) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
