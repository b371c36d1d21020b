package hims.platform.db;

/** Where a PostgreSQL answers, and as whom. */
public record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
