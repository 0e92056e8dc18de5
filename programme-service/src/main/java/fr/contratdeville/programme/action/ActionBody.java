package fr.contratdeville.programme.action;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.programme.rules.Section;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The description of an action, in requests. */
@Schema(name = "ActionDescription", examples = """
        {"pillar": 3, "section": "FONCTIONNEMENT", "title": "Relais emploi",
         "carrierId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "territories": ["la-ricamarie-centre-ville-montcel"],
         "territoryAsWritten": "Quartier Centre-Ville / Montcel à la Ricamarie",
         "objectives": "Accueillir, informer et orienter vers le Service Public de l'emploi",
         "cost": "37940.00", "contribution": "10000.00", "startsOn": null, "endsOn": null}""")
public record ActionBody(
        @Nullable
        @Min(1)
        @Max(99)
        @Schema(
                nullable = true,
                description = "Number of a pillar of the contract. Null if and only if there is no contribution.")
        Integer pillar,

        @Nullable
        @Schema(
                nullable = true,
                description = "Section of the budget: operating (FONCTIONNEMENT) or investment (INVESTISSEMENT). Null "
                        + "if and only if there is no contribution.")
        Section section,

        @NotNull @Text(max = 300) String title,
        @NotNull UUID carrierId,

        @NotEmpty @Size(max = 50) @Schema(description = "Codes of territories of the contract.")
        List<@NotNull @Text(max = 60) String> territories,

        @Nullable @Text(max = 300) @Schema(nullable = true, description = "The territory in the words of the carrier.")
        String territoryAsWritten,

        @Nullable @Text(max = 4000, lines = true) @Schema(nullable = true)
        String objectives,

        @NotNull @Euros @Schema(description = "Total cost of the action, in euros.")
        BigDecimal cost,

        @Nullable
        @Euros
        @Schema(
                nullable = true,
                description = "The part of the cost that the collectivity pays, in euros. It does not exceed the cost "
                        + "(rule F6). Null is allowed only if the collectivity carries the action itself.")
        BigDecimal contribution,

        @Nullable @Schema(nullable = true, description = "Null if unknown.")
        LocalDate startsOn,

        @Nullable @Schema(nullable = true, description = "Null if unknown.")
        LocalDate endsOn) {}
