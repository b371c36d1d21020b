package hims.record;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.audit.Action;
import hims.record.Timeline.Cursor;
import hims.record.Timeline.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people read a record: right, care relationship and confidential classes are checked, and the read is in the audit log
 * before it is answered.
 */
@Service
@Transactional
public class RecordReader {
    private final Access access;
    private final RecordViews views;
    private final ClinicalRecord record;

    RecordReader(Access access, RecordViews views, ClinicalRecord record) {
        this.access = access;
        this.views = views;
        this.record = record;
    }

    public PatientSummary summary(PersonSet people, Actor by) {
        requireRead(people, by, "summary");
        return views.summary(people, Clearance.of(by));
    }

    /** What a reader like this one saw at that moment. */
    public PatientSummary summary(PersonSet people, Actor by, Instant asOf) {
        requireRead(people, by, "summary");
        return views.summary(people, Clearance.of(by), asOf);
    }

    public Timeline timeline(
            PersonSet people, Collection<ResourceType> types, Optional<Cursor> from, int size, Actor by) {
        requireRead(people, by, "timeline");
        return views.timeline(people, types, from, size, Clearance.of(by));
    }

    public List<Entry> visit(PersonSet people, ResourceKey encounter, Actor by) {
        requireRead(people, by, encounter.reference());
        return views.visit(people, encounter, Clearance.of(by));
    }

    public Trend trend(PersonSet people, Coding code, int most, Actor by) {
        requireRead(people, by, "Observation?code=" + code.code());
        return views.trend(people, code, most, Clearance.of(by));
    }

    public Optional<StoredResource> read(PersonSet people, ResourceKey key, Actor by) {
        requireRead(people, by, key.reference());
        return record.find(key, Clearance.of(by)).filter(found -> people.includes(found.person()));
    }

    /** All versions, newest first, errors included. */
    public List<StoredResource> versions(PersonSet people, ResourceKey key, Actor by) {
        requireRead(people, by, key.reference() + "/_history");
        return record.versions(key, Clearance.of(by)).stream()
                .filter(version -> people.includes(version.person()))
                .toList();
    }

    private void requireRead(PersonSet people, Actor by, String what) {
        access.requireCare(by, Permission.RECORD_READ, people.survivor(), Action.READ, "record", what);
    }
}
