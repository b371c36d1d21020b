package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who is looking and where she stands. Implemented as a bean by those who sign readers in (staff by access,
 * citizens by portal); the first that knows the reader is asked. Empty for a reader it did not sign in.
 */
@FunctionalInterface
public interface FrameSource {
    Optional<Surroundings> find(HttpServletRequest request, Language language);
}
