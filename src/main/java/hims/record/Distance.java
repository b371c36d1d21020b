package hims.record;

import tools.jackson.databind.JsonNode;

/** How far places lie apart, on a sphere. */
final class Distance {
    private static final double EARTH_METRES = 6_371_000;

    private Distance() {}

    static boolean meets(JsonNode position, Criterion.Near asked) {
        if (!position.path("latitude").isNumber() || !position.path("longitude").isNumber()) {
            return false;
        }
        var latitude = Math.toRadians(position.path("latitude").doubleValue());
        var other = Math.toRadians(asked.latitude());
        var north = Math.sin((other - latitude) / 2);
        var east = Math.sin(
                Math.toRadians(asked.longitude() - position.path("longitude").doubleValue()) / 2);
        var half = north * north + Math.cos(latitude) * Math.cos(other) * east * east;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half))) <= asked.metres();
    }
}
