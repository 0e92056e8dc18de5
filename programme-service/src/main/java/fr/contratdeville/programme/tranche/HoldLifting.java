package fr.contratdeville.programme.tranche;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lifting of a hold whose session is long over, with its reason. */
@Schema(examples = """
        {"reason": "La séance n'a pas eu lieu"}""")
public record HoldLifting(@NotBlank @Size(max = 1000) String reason) {}
