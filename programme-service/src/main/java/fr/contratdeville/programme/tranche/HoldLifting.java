package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lifting of a hold whose session is long over, with its reason. */
@Schema(examples = """
        {"reason": "La séance n'a pas eu lieu"}""")
public record HoldLifting(
        @NotNull @Text(max = 1_000, lines = true) String reason) {}
