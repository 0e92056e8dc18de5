package fr.contratdeville.programme.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action of a draft was changed, or is about to be deleted ({@code after} is null). Fired in the transaction of
 * the change: an observer can refuse it.
 */
public record ActionChanged(UUID actionId, @Nullable ActionView after) {}
