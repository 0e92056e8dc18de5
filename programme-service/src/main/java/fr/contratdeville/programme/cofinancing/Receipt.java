package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Text;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The confirmation of receipt of one version, with the funder's own reference. */
@Embeddable
@Schema(name = "CofinancingReceipt", examples = """
        {"version": 1, "funderReference": "CGET-2019-042-0017", "receivedAt": "2019-03-20T09:30:00+01:00"}""")
public record Receipt(
        @NotNull @Min(1) @Schema(description = "The version that was received.")
        Integer version,

        @NotNull @Text(max = 100) @Schema(description = "Reference of the request in the funder's system.")
        String funderReference,

        @NotNull @PastOrPresent Instant receivedAt) {}
