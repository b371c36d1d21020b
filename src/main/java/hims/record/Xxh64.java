package hims.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0, as in the xxHash specification: stable in every language and release, so its values may be stored. */
final class Xxh64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L; // modulo 2 to the 64th
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Xxh64() {}

    static long hash(byte[] data) {
        var at = 0;
        var hash = P5;
        if (data.length >= 32) {
            var lanes = new long[] {P1_PLUS_P2, P2, 0, -P1};
            for (; at <= data.length - 32; at += 32) {
                for (var lane = 0; lane < 4; lane++) {
                    lanes[lane] = round(lanes[lane], (long) LONGS.get(data, at + 8 * lane));
                }
            }
            hash = merge(lanes);
        }
        return avalanche(tail(hash + data.length, data, at));
    }

    private static long merge(long[] lanes) {
        var hash = Long.rotateLeft(lanes[0], 1)
                + Long.rotateLeft(lanes[1], 7)
                + Long.rotateLeft(lanes[2], 12)
                + Long.rotateLeft(lanes[3], 18);
        for (var lane : lanes) {
            hash = (hash ^ round(0, lane)) * P1 + P4;
        }
        return hash;
    }

    private static long tail(long start, byte[] data, int from) {
        var hash = start;
        var at = from;
        for (; at <= data.length - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(data, at)), 27) * P1 + P4;
        }
        if (at <= data.length - 4) {
            hash = Long.rotateLeft(hash ^ (((int) INTS.get(data, at)) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < data.length; at++) {
            hash = Long.rotateLeft(hash ^ (data[at] & 0xFF) * P5, 11) * P1;
        }
        return hash;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long avalanche(long value) {
        var hash = (value ^ value >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}
