package hims.platform.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the files that {@link Assets} put together; the plain ones of {@code static} come from the class path. */
class AssetFiles extends PathResourceResolver {
    private final Map<String, Resource> made;

    AssetFiles(Assets assets) {
        made = Map.of(
                "hims.css", new Made("hims.css", assets.css()),
                "icons.svg", new Made("icons.svg", assets.svg()),
                "htmx.js", new Made("htmx.js", assets.htmx()));
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        var file = made.get(path);
        return file == null ? super.getResource(path, location) : file;
    }

    private static final class Made extends ByteArrayResource {
        private static final long STARTED = System.currentTimeMillis();
        private final String name;

        Made(String name, byte[] bytes) {
            super(bytes);
            this.name = name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public long lastModified() {
            return STARTED;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
