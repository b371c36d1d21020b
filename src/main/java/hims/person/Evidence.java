package hims.person;

/**
 * One thing on which two descriptions agree or differ.
 *
 * @param field and {@code level} as in the weights
 * @param frequency share of residents who bear the name that agrees; 1 where the weight does not ask
 */
record Evidence(String field, String level, double frequency) {
    static Evidence of(String field, String level) {
        return new Evidence(field, level, 1);
    }
}
