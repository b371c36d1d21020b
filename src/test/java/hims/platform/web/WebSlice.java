package hims.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;

/** The pages of the platform, without a database: the clock stands at 10:42 on 03-Nov-2026. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest
@ContextConfiguration(classes = WebSlice.Configuration.class)
@interface WebSlice {
    /** Carries no stereotype: the program under test in other tests must not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"hims.platform.web", "hims.platform.gallery"})
    @Import(RefusingPages.class)
    class Configuration {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-03T05:12:08Z"), ZoneOffset.UTC);
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.headers(AbstractHttpConfigurer::disable).build();
        }
    }
}
