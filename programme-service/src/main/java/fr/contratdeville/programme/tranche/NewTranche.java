package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tranche to create. */
@Schema(examples = """
        {"number": 2, "title": "Programmation 2019 du Contrat de Ville - Deuxième tranche"}""")
public record NewTranche(
        @NotNull @Min(1) @Max(99) @Schema(description = "Number of the tranche in its programme, from 1.")
        Integer number,

        @NotNull @Text(max = 300) String title) {}
