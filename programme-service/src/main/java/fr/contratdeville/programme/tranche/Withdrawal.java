package fr.contratdeville.programme.tranche;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a tranche is taken back from the assembly. */
@Schema(examples = """
        {"reason": "Le plan de financement d'une action a changé"}""")
public record Withdrawal(@NotBlank @Size(max = 1000) String reason) {}
