package hims.fault;

import hims.notify.SmsGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Stands in for a provider of messages who takes each and says nothing, until a file tells it to speak. */
@Component
@ConditionalOnProperty("hims.fault.hanging-sms")
class HangingSms implements SmsGateway {
    private final Path folder;

    HangingSms(@Value("${hims.fault.hanging-sms}") Path folder) {
        this.folder = folder;
    }

    @Override
    public Receipt send(Sms sms) {
        try {
            Files.writeString(
                    folder.resolve("taken"), sms.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            while (!Files.exists(folder.resolve("speak"))) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            return new Receipt.Delivered();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
