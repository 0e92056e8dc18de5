package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.value.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The act by which a council delegated part of its powers to its bureau (rule A1). */
@Embeddable
@Schema(examples = """
        {"reference": "Délibération 2014.00012", "decidedOn": "2014-04-24"}""")
public record Delegation(
        @Column(name = "delegation_reference")
        @NotNull
        @Text(max = 300)
        @Schema(description = "Citation of the act: its number or its title.")
        String reference,

        @Column(name = "delegation_decided_on")
        @Nullable
        @Schema(nullable = true, description = "Day on which the council decided. Null if unknown.")
        LocalDate decidedOn) {}
