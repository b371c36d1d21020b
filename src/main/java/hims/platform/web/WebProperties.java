package hims.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param helpline the number printed on every page (data, HELP-1)
 * @param demo whether this program shows the demo city
 */
@ConfigurationProperties("hims.web")
public record WebProperties(
        @DefaultValue("1031") String helpline,
        @DefaultValue("false") boolean demo) {}
