package hims.fhir;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator does with a program: new keys, a stop, the way back, the end. Pressed twice each is done once. */
@Controller
@Needs(Permission.USERS_MANAGE)
public class ClientActs {
    private static final String ONE = ClientPages.PATH + "/{id}";

    private final Clients clients;
    private final ClientPages pages;

    ClientActs(Clients clients, ClientPages pages) {
        this.clients = clients;
        this.pages = pages;
    }

    @PostMapping(ONE + "/keys")
    @Needs(value = Permission.USERS_MANAGE, fresh = true)
    ModelAndView renewKeys(@PathVariable UUID id, Actor by, HttpServletRequest request, RedirectAttributes redirect) {
        var client = clients.fetch(new ClientId(id), by);
        var typed = Objects.toString(request.getParameter("jwks"), "");
        var in = Fields.of(request.getParameterMap());
        ClientForm.readKeys(in, typed);
        if (!in.errors().isEmpty()) {
            return Page.invalid(ClientPages.SHOW, pages.page(client, in, typed, request));
        }
        clients.renewKeys(client.id(), ClientForm.keySet(typed), by);
        return done("fhir.clients.keys.renewed", client, redirect);
    }

    @PostMapping(ONE + "/suspension")
    ModelAndView suspend(@PathVariable UUID id, Actor by, RedirectAttributes redirect) {
        var client = clients.fetch(new ClientId(id), by);
        clients.suspend(client.id(), by);
        return done("fhir.clients.suspended", client, redirect);
    }

    @PostMapping(ONE + "/resumption")
    ModelAndView resume(@PathVariable UUID id, Actor by, RedirectAttributes redirect) {
        var client = clients.fetch(new ClientId(id), by);
        clients.resume(client.id(), by);
        return done("fhir.clients.resumed", client, redirect);
    }

    @PostMapping(ONE + "/closure")
    ModelAndView close(@PathVariable UUID id, Actor by, RedirectAttributes redirect) {
        var client = clients.fetch(new ClientId(id), by);
        clients.close(client.id(), by);
        return done("fhir.clients.closed", client, redirect);
    }

    private static ModelAndView done(String said, Client client, RedirectAttributes redirect) {
        Flash.say(redirect, said, client.name());
        return Page.redirect(ClientPages.PATH + "/" + client.id());
    }
}
