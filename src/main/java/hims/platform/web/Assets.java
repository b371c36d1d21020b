package hims.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files a browser keeps, under one path that carries the hash of them all, so each may be cached for a year and
 * relative imports need no rewriting. The style sheet and the icon sprite are put together once, at the start.
 */
@Component
public class Assets {
    private static final String BOOTSTRAP = "META-INF/resources/webjars/bootstrap/5.3.8/css/";
    private static final String ICONS = "META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final Logger log = LoggerFactory.getLogger(Assets.class);

    private final Set<String> names = Set.copyOf(lines("static/icons.txt"));
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final byte[] stylesheet;
    private final byte[] icons;
    private final String root;

    public Assets() {
        stylesheet = stylesheet().getBytes(StandardCharsets.UTF_8);
        icons = sprite().getBytes(StandardCharsets.UTF_8);
        root = "/assets/" + hash();
    }

    String root() {
        return root;
    }

    public String path(String file) {
        return root + "/" + file;
    }

    /** The address of an icon of the sprite; one that is not in it is noted in the log and shows nothing. */
    String icon(String name) {
        if (!names.contains(name) && missing.add(name)) {
            log.warn("No icon {}: add it to static/icons.txt", name);
        }
        return path("icons.svg") + "#" + name;
    }

    byte[] css() {
        return stylesheet;
    }

    byte[] svg() {
        return icons;
    }

    byte[] htmx() {
        return bytes(new ClassPathResource(HTMX));
    }

    /** The parts of the style sheet, in the order of {@code static/css/order.txt}. */
    private static String stylesheet() {
        var bootstrap = List.of("bootstrap-reboot.min.css", "bootstrap-grid.min.css").stream()
                .map(file -> new ClassPathResource(BOOTSTRAP + file));
        var ours = lines("static/css/order.txt").stream().map(file -> new ClassPathResource("static/css/" + file));
        return Stream.concat(bootstrap, ours)
                .map(Assets::text)
                .map(css -> css.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s+|\\s+$", ""))
                .collect(Collectors.joining("\n"));
    }

    /** The icons named in {@code static/icons.txt}, as symbols of one file, and the mark of the gate. */
    private static String sprite() {
        return lines("static/icons.txt").stream()
                .map(Assets::symbol)
                .collect(Collectors.joining("\n", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n", "\n</svg>\n"));
    }

    private static String symbol(String name) {
        var own = new ClassPathResource("static/icons/" + name + ".svg");
        var svg = text(own.exists() ? own : new ClassPathResource(ICONS + name + ".svg"));
        var shapes = svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>"))
                .strip()
                .replaceAll("\\R\\s*", "");
        return "<symbol id=\"" + name + "\" viewBox=\"0 0 16 16\">" + shapes + "</symbol>";
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(stylesheet);
            digest.update(icons);
            digest.update(htmx());
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.*");
            Arrays.stream(files)
                    .sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(String::compareTo)))
                    .forEach(file -> digest.update(bytes(file)));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> lines(String file) {
        return text(new ClassPathResource(file))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String text(Resource file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
