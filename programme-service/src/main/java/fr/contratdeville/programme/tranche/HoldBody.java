package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The hold of a tranche by an item of an agenda, in requests and answers. */
@Schema(name = "TrancheHold", examples = """
        {"itemId": "01a20a3c-2e64-7c8f-8565-0d1756167e98",
         "itemTitle": "Programmation 2019 du Contrat de Ville - Première tranche", "sessionDay": "2019-03-07",
         "version": 1, "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
public record HoldBody(
        @NotNull @Schema(description = "Id of the item in deliberation-service.")
        UUID itemId,

        @NotNull @Text(max = 300) @Schema(description = "Title of the item, by which agents recognise it.")
        String itemTitle,

        @NotNull @Schema(description = "Day of the session.")
        LocalDate sessionDay,

        @NotNull @Min(1) @Schema(description = "Version of the tranche that is on the agenda.")
        Integer version,

        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(description = "SHA-256 digest of the content that is on the agenda, in hexadecimal.")
        String digest) {}
