package hims.platform;

import java.util.UUID;

/** One new version of one resource of the clinical record. */
public record Change(short bucket, short rtype, UUID rid, int ver) {}
