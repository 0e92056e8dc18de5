package fr.contratdeville.programme.tranche;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The withdrawal of a tranche from the assembly, with its reason. */
@Schema(examples = """
        {"reason": "Le plan de financement d'une action a changé"}""")
public record Withdrawal(@NotBlank @Size(max = 1000) String reason) {}
