package fr.contratdeville.conventions.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exception of domain code for a refused request: a {@link Reason} with the arguments of its text, and the
 * invalid field. The current transaction is rolled back.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final transient Object[] arguments;
    private final @Nullable String field;
    private final @Nullable String restart;

    Refusal(Reason reason, Object... arguments) {
        this(reason, null, null, arguments);
    }

    private Refusal(Reason reason, @Nullable String field, @Nullable String restart, Object... arguments) {
        super(reason.name());
        this.reason = reason;
        this.field = field;
        this.restart = restart;
        this.arguments = arguments;
    }

    /**
     * The same refusal, for one field of the request.
     *
     * @param path members and indexes as in Java, for instance {@code things[0].name}
     */
    public Refusal at(String path) {
        return new Refusal(reason, path, restart, arguments);
    }

    /**
     * The same refusal, with the address to read instead.
     *
     * @param address relative to this service
     */
    public Refusal restartAt(String address) {
        return new Refusal(reason, field, address, arguments);
    }

    public Reason reason() {
        return reason;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public Optional<String> restart() {
        return Optional.ofNullable(restart);
    }
}
