package hims.fhir;

import hims.platform.Rejected;
import hims.platform.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;

@Configuration(proxyBeanMethods = false)
class FhirConfiguration {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /**
     * Beside the chain of pages: opens no session. No forgery token is asked for: {@link Callers} lets a session write only from
     * our own pages or with a header that no other site can send.
     */
    @Bean
    @Order(1)
    SecurityFilterChain fhirChain(HttpSecurity http) {
        return http.securityMatcher("/fhir", "/fhir/**", "/oauth2/**")
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServlet(
            Callers callers, Dispatcher dispatcher, Capability capability, Outcomes outcomes, Bodies bodies) {
        var servlet = new FhirServlet(callers, dispatcher, capability, outcomes, bodies);
        return new ServletRegistrationBean<>(servlet, FhirServlet.BASE, FhirServlet.BASE + "/*");
    }

    /** An address the firewall does not let in, such as one with a double slash: FHIR where it was meant for FHIR. */
    @Bean
    RequestRejectedHandler rejectedAddresses(Outcomes outcomes) {
        var pages = new HttpStatusRequestRejectedHandler();
        return (request, response, refused) -> {
            if (FhirServlet.isAt(request.getRequestURI())) {
                refuse(request, response, outcomes);
            } else {
                pages.handle(request, response, refused);
            }
        };
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Outcomes outcomes)
            throws IOException {
        var refusal = METHODS.contains(request.getMethod())
                ? new Rejected(FhirProblem.UNKNOWN_ROUTE)
                : new Rejected(
                        FhirProblem.METHOD_REFUSED,
                        Map.of("method", "This method", "allow", String.join(", ", METHODS)));
        var answer = outcomes.of(
                refusal, Language.find(request.getLocale().getLanguage()).orElse(Language.EN));
        response.setStatus(answer.status());
        response.setContentType(Format.JSON.type());
        response.getOutputStream().write(answer.body());
    }
}
