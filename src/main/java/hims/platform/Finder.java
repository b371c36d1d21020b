package hims.platform;

import java.util.Optional;

/**
 * A kind of number or scan that the one search box knows (UI-3). Modules that own such numbers implement it; what none of them
 * knows is searched in the registry.
 */
public interface Finder {
    /** The path to open for what was typed or scanned, when it is this kind. */
    Optional<String> find(String typed);
}
