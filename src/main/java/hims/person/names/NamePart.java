package hims.person.names;

/**
 * One word of a name, ready to compare.
 *
 * @param word in Latin letters a-z as spelt
 * @param key what all usual spellings of this name share: {@code laksmi} for Lakshmi, Laxmi and लक्ष्मी
 */
public record NamePart(String word, String key) {

    private static final Remembered CODES = new Remembered(SoundCode::of);

    /** Its consonants by sound, coarser than the key: {@code LKSM}. Candidates are fetched by it. */
    public String code() {
        return CODES.of(key);
    }

    /** {@code K.} in "K. S. Rao": agrees with every name that begins so, and proves little. */
    public boolean initial() {
        return word.length() == 1;
    }
}
