package fr.contratdeville.programme.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action of a draft has changed, or is about to go ({@code after} is null). Fired inside the transaction: whoever has
 * something that hangs on the action can refuse the change.
 */
public record ActionChanged(UUID actionId, @Nullable ActionView after) {}
