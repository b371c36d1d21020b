package hims.access;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Sessions, forgery protection and the door. Which page is open to whom is not listed here: {@link Door} lets nobody pass
 * who is not signed in, unless the controller says {@link OpenTo}.
 */
@Configuration
class SecurityConfiguration implements WebMvcConfigurer {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Door door;
    private final ActorArgument actorArgument;

    SecurityConfiguration(Door door, ActorArgument actorArgument) {
        this.door = door;
        this.actorArgument = actorArgument;
    }

    /** The forgery token lives in a cookie, so that an anonymous visitor costs no session row. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http, @Value("${hims.https:false}") boolean https) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(https).sameSite("Lax").path("/"));
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .exceptionHandling(errors -> errors.accessDeniedHandler(
                        (request, response, denied) -> door.refuseForgery(request, response)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** OWASP's figures for Argon2id (SEC-3). */
    @Bean
    Argon2PasswordEncoder passwords() {
        return new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);
    }

    @Bean
    CookieSerializer sessionCookie(@Value("${hims.https:false}") boolean https) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(https ? "__Host-hims" : "hims");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(https);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(door).order(0);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(actorArgument);
    }
}
