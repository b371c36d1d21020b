package hims.person;

/**
 * Where somebody lives, as far as known; "" for what is not (PER-22).
 *
 * @param pin postal code
 */
public record Address(
        Kind kind,
        String house,
        String street,
        String landmark,
        String locality,
        String district,
        String pin,
        String state) {
    /** People without a home of their own are no exception, and neither are those from outside. */
    public enum Kind {
        HOME,
        HOSTEL,
        HOMELESS,
        PRISON,
        OUTSIDE_DELHI
    }

    public static Address in(Area area, String house) {
        return new Address(Kind.HOME, house, "", "", area.latin(), area.district(), area.pin(), "Delhi");
    }
}
