package hims.fhir;

import hims.record.ResourceType;

/**
 * A line that refers to what has not come yet.
 *
 * @param id in the order of coming; 0 for one that is not kept yet
 * @param whose the reference to its patient as the line has it, so that what belongs together is tried together
 */
@SuppressWarnings("ArrayRecordComponent") // read once, changed by nobody
record ImportWaiting(long id, String whose, String file, long line, byte[] body) {
    /** Before all others. */
    static final ImportWaiting FIRST = new ImportWaiting(0, "", "", 0, Answer.NOTHING);

    static ImportWaiting of(ImportFile file, ImportUnit unit) {
        var resource = Bodies.parse(unit.bytes());
        var whose = ResourceType.named(ImportBatch.text(resource, "resourceType"))
                .flatMap(type -> Types.about(type, resource).stream().findFirst())
                .orElse("");
        return new ImportWaiting(0, whose, file.path(), unit.line(), unit.bytes());
    }

    ImportUnit unit() {
        return ImportUnit.resource(line, body);
    }
}
