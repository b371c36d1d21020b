package hims.notify;

import hims.platform.Id;
import java.util.UUID;

public record MessageId(UUID value) implements Id {}
