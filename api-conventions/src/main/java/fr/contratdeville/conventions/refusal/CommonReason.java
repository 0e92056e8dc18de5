package fr.contratdeville.conventions.refusal;

import java.util.Optional;

/** The reasons that all services share. */
public enum CommonReason implements Reason {
    INVALID_REQUEST(Kind.INVALID),
    NOT_FOUND(Kind.NOT_FOUND),
    ALREADY_EXISTS(Kind.STATE),
    CURSOR_GONE(Kind.GONE),
    UNKNOWN_REFERENCE(Kind.CONTENT);

    private final Kind kind;

    CommonReason(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Optional<AppliedRule> rule() {
        return Optional.empty();
    }
}
