package hims.fhir;

import hims.access.Actor;
import hims.access.UnitId;
import hims.org.Org;
import hims.org.Unit;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.web.Flash;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator's programs: which may use the API, a new one, and the end of one. */
@Controller
public class ClientPages {
    static final String PATH = "/fhir-clients";
    private static final String NEW = "fhir/clients/new";

    private final Clients clients;
    private final Dispatcher dispatcher;
    private final Org org;

    ClientPages(Clients clients, Dispatcher dispatcher, Org org) {
        this.clients = clients;
        this.dispatcher = dispatcher;
        this.org = org;
    }

    public record Index(List<Line> lines) {}

    public record Line(Client client, Optional<Unit> unit) {
        public String facility(Frame frame) {
            return unit.map(one -> one.name(frame.language())).orElse("");
        }

        public String path() {
            return PATH + "/" + client.id();
        }

        public boolean active() {
            return client.state() == Client.State.ACTIVE;
        }
    }

    /** What an integrator has to be told. */
    public record Show(Line line, List<String> scopes, List<Key> keys, String token, String base) {}

    public record Key(String id, String kind) {}

    @GetMapping(PATH)
    ModelAndView index(Actor by) {
        var lines = clients.list(by).stream().map(this::line).toList();
        return Page.of("fhir/clients/index", new Index(lines));
    }

    @GetMapping(PATH + "/new")
    ModelAndView form(Actor by) {
        clients.list(by);
        return Page.of(NEW, form(Fields.empty(), "", by));
    }

    @PostMapping(PATH)
    ModelAndView create(
            @RequestParam("_key") String key, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        clients.list(by);
        var in = Fields.of(request.getParameterMap());
        var form = form(in, Objects.toString(request.getParameter("jwks"), ""), by);
        return switch (form.parse()) {
            case Parsed.Valid(var client) -> registered(client, form, key, by, redirect);
            case Parsed.Invalid<Clients.Register> _ -> Page.invalid(NEW, form);
        };
    }

    private ModelAndView registered(
            Clients.Register client, ClientForm form, String key, Actor by, RedirectAttributes redirect) {
        try {
            var id = clients.register(client, by, key);
            Flash.say(redirect, "fhir.clients.registered", client.name());
            return Page.redirect(PATH + "/" + id);
        } catch (Rejected refused) {
            if (refused.problem() != FhirProblem.CLIENT_KEYS) {
                throw refused;
            }
            form.in().wrong("jwks", refused.problem().key());
            return Page.invalid(NEW, form);
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by, HttpServletRequest request) {
        var client = clients.fetch(new ClientId(id), by);
        var base = FhirServlet.base(request);
        var token = base.substring(0, base.length() - FhirServlet.BASE.length()) + TokenPages.PATH;
        var scopes = List.of(client.scopes().split(" ", -1));
        return Page.of("fhir/clients/show", new Show(line(client), scopes, keys(client.jwks()), token, base));
    }

    @PostMapping(PATH + "/{id}/closure")
    ModelAndView close(@PathVariable UUID id, Actor by, RedirectAttributes redirect) {
        var client = clients.fetch(new ClientId(id), by);
        clients.close(client.id(), by);
        Flash.say(redirect, "fhir.clients.closed", client.name());
        return Page.redirect(PATH + "/" + id);
    }

    private Line line(Client client) {
        return new Line(client, org.find(client.facility()));
    }

    private ClientForm form(Fields in, String jwks, Actor by) {
        var facilities = org.facilities().stream()
                .filter(facility ->
                        by.facility().equals(UnitId.CITY) || facility.id().equals(by.facility()))
                .toList();
        var table = dispatcher.table();
        var types = table.types().stream()
                .map(type -> ClientForm.Choice.of(type.fhirName(), table.of(type)))
                .sorted(Comparator.comparing(ClientForm.Choice::type));
        var choices =
                Stream.concat(Stream.of(ClientForm.Choice.everything()), types).toList();
        return new ClientForm(in, jwks, facilities, choices);
    }

    private static List<Key> keys(String jwks) {
        return Json.MAPPER
                .readTree(jwks)
                .path("keys")
                .valueStream()
                .map(key -> new Key(
                        key.path("kid").asString(""),
                        (key.path("kty").asString("") + " " + key.path("crv").asString("")).strip()))
                .toList();
    }
}
