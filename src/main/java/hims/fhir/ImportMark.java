package hims.fhir;

/**
 * By what the progress of a file is remembered: lines by path and first bytes, so that another file of the same name starts anew;
 * a bundle by all its bytes, so that it is the same wherever it lies.
 *
 * @param head checksum of the first bytes of a file of lines, else 0
 */
record ImportMark(String name, long head) {
    static ImportMark bundle(byte[] bytes) {
        return new ImportMark("sha256:" + ImportUnit.digest(bytes), 0);
    }
}
