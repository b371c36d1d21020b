package hims.platform;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One value for each transaction: made when first asked for, gone at its end, out of sight of a transaction that runs inside it.
 * A value that is itself a {@link TransactionSynchronization} hears of savepoints and of the commit.
 */
public final class PerTransaction<T extends TransactionSynchronization> {
    private final Supplier<T> fresh;

    public PerTransaction(Supplier<T> fresh) {
        this.fresh = fresh;
    }

    /** Empty outside a transaction. */
    public Optional<T> current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        Optional<T> bound = bound();
        return bound.isPresent() ? bound : Optional.of(bind());
    }

    /** The value of this transaction if anybody asked for it. */
    @SuppressWarnings("unchecked") // bound by this object alone
    public Optional<T> bound() {
        return Optional.ofNullable((T) TransactionSynchronizationManager.getResource(this));
    }

    private T bind() {
        T value = fresh.get();
        TransactionSynchronizationManager.bindResource(this, value);
        TransactionSynchronizationManager.registerSynchronization(new Binding(value));
        TransactionSynchronizationManager.registerSynchronization(value);
        return value;
    }

    private final class Binding implements TransactionSynchronization {
        private final T value;

        Binding(T value) {
            this.value = value;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTransaction.this, value);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}
