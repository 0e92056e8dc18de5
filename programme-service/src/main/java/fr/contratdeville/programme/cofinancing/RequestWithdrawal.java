package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The withdrawal of a request by the collectivity. */
@Schema(name = "CofinancingWithdrawal", examples = "{\"reason\": \"L'action n'aura pas lieu.\"}")
public record RequestWithdrawal(
        @NotNull @Text(max = 2000, lines = true) String reason) {}
