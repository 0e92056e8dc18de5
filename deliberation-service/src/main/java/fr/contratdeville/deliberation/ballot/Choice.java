package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Direction;
import java.util.Optional;

/** The content of a vote. */
public enum Choice {
    FOR,
    AGAINST,
    ABSTENTION,
    /** In a secret ballot: a blank vote (bulletin blanc). */
    BLANK,
    /** In a secret ballot: a null vote (bulletin nul). */
    SPOILT;

    /** The direction in a public ballot; empty for choices that only a secret ballot has. */
    Optional<Direction> direction() {
        return switch (this) {
            case FOR -> Optional.of(Direction.FOR);
            case AGAINST -> Optional.of(Direction.AGAINST);
            case ABSTENTION -> Optional.of(Direction.ABSTENTION);
            case BLANK, SPOILT -> Optional.empty();
        };
    }
}
