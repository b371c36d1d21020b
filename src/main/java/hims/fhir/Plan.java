package hims.fhir;

import hims.access.PersonId;
import hims.fhir.BundleReader.Entry;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a transaction will write.
 *
 * @param name the id it will show
 * @param update whether the resource is there, or was
 */
record Plan(
        Entry entry,
        ResourceType type,
        String name,
        ResourceKey key,
        @Nullable PersonId person,
        boolean update) {}
