package hims.billing;

import hims.platform.Id;
import java.util.UUID;

/** One charge, or the reversal of one. */
public record ChargeId(UUID value) implements Id {}
