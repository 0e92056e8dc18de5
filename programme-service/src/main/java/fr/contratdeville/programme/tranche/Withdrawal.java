package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The withdrawal of a tranche from the assembly, with its reason. */
@Schema(examples = """
        {"reason": "Le plan de financement d'une action a changé"}""")
public record Withdrawal(
        @NotNull @Text(max = 1000, lines = true) String reason) {}
