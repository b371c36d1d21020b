package hims.audit;

import org.springframework.stereotype.Component;

/** Signs the log of the tests at once, where the keeper would wait for its minute. */
@Component
public class SignedNow {
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;

    SignedNow(Sequencer sequencer, Checkpoints checkpoints) {
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
    }

    /** @param done asked until it is: the keeper may be at it, and then this stands back */
    public void until(java.util.function.BooleanSupplier done) {
        for (var tries = 0; tries < 100 && !done.getAsBoolean(); tries++) {
            sequencer.grow();
            checkpoints.sign();
        }
    }
}
