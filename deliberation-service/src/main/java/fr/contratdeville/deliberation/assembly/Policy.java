package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an assembly may rule for itself (règlement intérieur), within the law. */
@Schema(examples = """
        {"convocationClearDays": 5}""")
public record Policy(
        @NotNull
        @Min(ClearDays.ORDINARY)
        @Max(60)
        @Schema(description = "Clear days between a convocation and its session; the law asks for 5 (rule C1).")
        Integer convocationClearDays) {}
