package hims.fhir;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.UnitId;
import hims.fhir.ClientPage.Line;
import hims.org.Org;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator's programs: which may use the API, and a new one. What is done with one: {@link ClientActs}. */
@Controller
@Needs(Permission.USERS_MANAGE)
public class ClientPages {
    static final String PATH = "/fhir-clients";
    static final String SHOW = "fhir/clients/show";
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
    @Needs(value = Permission.USERS_MANAGE, fresh = true)
    ModelAndView create(
            @RequestParam("_key") String key, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        clients.list(by);
        var in = Fields.of(request.getParameterMap());
        var form = form(in, Objects.toString(request.getParameter("jwks"), ""), by);
        return switch (form.parse()) {
            case Parsed.Valid(var client) -> {
                var id = clients.register(client, by, key);
                Flash.say(redirect, "fhir.clients.registered", client.name());
                yield Page.redirect(PATH + "/" + id);
            }
            case Parsed.Invalid<Clients.Register> _ -> Page.invalid(NEW, form);
        };
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, Actor by, HttpServletRequest request) {
        var client = clients.fetch(new ClientId(id), by);
        return Page.of(SHOW, page(client, Fields.empty(), "", request));
    }

    ClientPage page(Client client, Fields in, String jwks, HttpServletRequest request) {
        return ClientPage.of(line(client), FhirServlet.base(request), in, jwks);
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
}
