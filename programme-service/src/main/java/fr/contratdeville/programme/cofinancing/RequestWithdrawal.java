package fr.contratdeville.programme.cofinancing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The withdrawal of a request by the collectivity. */
@Schema(name = "CofinancingWithdrawal", examples = "{\"reason\": \"L'action n'aura pas lieu.\"}")
public record RequestWithdrawal(@NotBlank @Size(max = 2000) String reason) {}
